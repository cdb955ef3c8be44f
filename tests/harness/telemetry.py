"""An environment in which libraries tell their makers of their use unless a program prevents it."""

from __future__ import annotations

from collections.abc import Mapping

_SILENT_IN = (
    *("APPVEYOR", "BITBUCKET_BUILD_NUMBER", "BUILDKITE", "CI", "CIRCLECI", "CODEBUILD_BUILD_ID"),
    *("GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "ORT_RUNNING_UNIT_TESTS", "TEAMCITY_VERSION"),
    *("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "TF_BUILD", "TRAVIS"),
)
"""What onnxruntime takes for a machine that builds and tests, where it keeps still by itself: a
test that leaves one of them set proves nothing."""

_TURNED_ON = {
    "HF_HUB_DISABLE_TELEMETRY": "0",
    "ORT_DISABLE_TELEMETRY": "0",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true",
    "STREAMLIT_SERVER_SHOW_EMAIL_PROMPT": "true",
}


def telling(environ: Mapping[str, str]) -> dict[str, str]:
    """Return `environ` as a user's who turned the telemetry on."""
    return {**environ, **dict.fromkeys(_SILENT_IN, ""), **_TURNED_ON}
