"""Map options: other tiles, a map file and layers of the reader's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from app_page import app_page, html, run
from map_files import PIXEL, pmtiles
from streamlit.testing.v1 import AppTest

from geo.dashboard import own_ground
from geo.dashboard.views import map_options
from geo.kept import forget_everything
from geo.paths import BASEMAP, own_map_path

pytestmark = pytest.mark.usefixtures("own_home")

PATH, TEMPLATE = "own-map-path", "tile-source"


@pytest.fixture
def relief(tmp_path: Path) -> Path:
    path = tmp_path / "relief of the east.pmtiles"
    path.write_bytes(pmtiles({(0, 0, 0): PIXEL}, kind=2, metadata={"attribution": "The survey"}))
    return path


def options_page() -> AppTest:
    return app_page(**{map_options.KEY: True})


def fill(page: AppTest, key: str, value: str) -> AppTest:
    page.text_input(key=key).set_value(value)
    return run(page)


def errors(page: AppTest) -> list[str]:
    # Shown as Markdown, in which a backslash makes a sign a sign.
    return [error.value.replace("\\", "") for error in page.error]


def test_a_map_file_is_kept_by_its_path_and_forgotten(relief: Path) -> None:
    page = fill(options_page(), PATH, f' "{relief}" ')
    assert errors(page) == []
    assert page.session_state.own_map == str(relief)
    assert json.loads(own_map_path().read_bytes()) == {"path": str(relief)}
    assert own_ground.first_path(kept=True) == relief
    assert options_page().session_state.own_map == str(relief)
    fill(page, PATH, "")
    assert not own_map_path().exists()
    assert options_page().session_state.own_map == ""


def test_deleting_every_trace_forgets_the_path(relief: Path) -> None:
    own_ground.keep_path(relief)
    forget_everything()
    assert not own_map_path().exists()


def test_a_file_that_is_no_map_is_refused_and_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no map", encoding="utf-8")
    page = fill(options_page(), PATH, str(path))
    (said,) = errors(page)
    assert "neither a PMTiles nor an MBTiles file" in said
    assert not own_map_path().exists()


def test_the_map_that_the_server_was_started_with_comes_first(
    relief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BASEMAP, str(relief))
    assert options_page().session_state.own_map == str(relief)
    assert not own_map_path().exists()


@pytest.mark.usefixtures("public")
def test_readers_from_the_network_name_no_file() -> None:
    page = options_page()
    assert PATH not in {field.key for field in page.text_input}
    assert TEMPLATE in {field.key for field in page.text_input}


def test_another_online_map_is_off_until_the_reader_has_read_who_is_asked() -> None:
    page = options_page()
    assert "nothing was sent anywhere" in html(page)
    page = fill(page, TEMPLATE, "https://tiles.example.org/{z}/{x}/{y}.png")
    assert not page.toggle(key="tile-source-on").value
    told = [each.value.replace("\\", "") for each in page.caption]
    assert any("asks tiles.example.org for each part" in each for each in told)
    assert "nothing was sent anywhere" in html(page)
    page.toggle(key="tile-source-on").set_value(True)
    page = run(page)
    assert "your browser asks tiles.example.org for the online map" in html(page)
    # Another server is another question.
    page = fill(page, TEMPLATE, "https://other.example.org/{z}/{x}/{y}.png")
    assert not page.toggle(key="tile-source-on").value
    assert "nothing was sent anywhere" in html(page)


def test_what_is_no_address_of_tiles_says_so() -> None:
    page = fill(options_page(), TEMPLATE, "http://tiles.example.org/{z}/{x}/{y}.png")
    (said,) = errors(page)
    assert "is no address of tiles" in said
    assert "tile-source-on" not in {toggle.key for toggle in page.toggle}


def test_a_layer_is_named_taken_off_and_in_no_file_unless_wanted() -> None:
    page = options_page()
    data = b'{"type": "LineString", "coordinates": [[37, 49], [38, 50]]}'
    page.file_uploader(key="own-layer-0").upload("front line.geojson", data, "application/json")
    page = run(page)
    (layer,) = page.session_state.own_layers
    assert layer.name == "front line"
    assert "own-layer-1" in {field.key for field in page.file_uploader}
    page.button(key="own-layer-remove-0").click()
    assert run(page).session_state.own_layers == ()


def test_a_file_that_is_no_layer_says_what_was_found() -> None:
    page = options_page()
    page.file_uploader(key="own-layer-0").upload("notes.kml", b"lat,lon", "text/plain")
    page = run(page)
    (said,) = errors(page)
    assert "notes.kml is neither GeoJSON, KML nor GPX" in said
    assert page.session_state.own_layers == ()
