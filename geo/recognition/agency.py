"""Words that tell whether a name stands for those who act in it: verbs, nouns, compounds.

The classes are closed by meaning, not by form: what only a person or an institution can do, have
or suffer. Verbs are kept as their base form and inflected here.
"""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DOUBLING = _words("admit commit compel expel rebel rebut regret repel submit")


def _doubles(verb: str) -> bool:
    """Tell whether a verb doubles its last letter: of one syllable, or one of a few others."""
    if verb in _DOUBLING:
        return True
    short = sum(letter in _VOWELS for letter in verb) == 1
    return short and len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS


def _finite(verb: str) -> tuple[str, str]:
    """Return the third person and the past of a regular verb."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb.endswith("e"):
        return third, verb + "d"
    return third, verb + (verb[-1] if _doubles(verb) else "") + "ed"


def _inflected(verbs: str) -> Iterator[str]:
    for verb in verbs.split():
        yield from _finite(verb)


_SAYING = (
    "accept accuse acknowledge admit advise agree allege announce appeal argue ask assert believe "
    "blame boast call caution challenge charge claim complain concede condemn confirm consider "
    "contend criticise criticize decide declare decline demand denounce deny dismiss dispute doubt "
    "expect express fear hail hesitate hint hope inform insist intend invite lament maintain note "
    "offer plan pledge praise prefer proclaim promise propose protest question reaffirm recognise "
    "recognize refuse regret reiterate reject reply report request respond signal stress suggest "
    "suspect thank threaten trust urge vow want warn welcome wish worry"
)
_DOING = (
    "abandon abduct abolish abstain activate aim airlift allow amass annex annul appoint approve "
    "arm arrest assassinate assemble assess assist assume attack attempt authorise authorize avoid "
    "back ban bar block blockade bomb bombard boycott broker cancel capture cede close coax commit "
    "compel conclude conduct conscript control convene counter court declassify defeat defend "
    "defer defy delay deliver deploy deport depose describe destroy detain dictate dispatch "
    "dissolve downgrade downplay drop embrace enact encircle encourage end enforce enlist ensure "
    "escalate evacuate exchange exclude execute exert expel exploit extend extradite favour "
    "finance fire follow force free fund furnish gamble grant guarantee halt honour ignore impose "
    "impound imprison insert instruct intercept intervene invade invest investigate issue jail jam "
    "join justify kidnap kill label launch lean liberate lift loathe lobby lodge mass mediate "
    "mobilise mobilize nationalise need negotiate normalise obstruct occupy oppose order organise "
    "oust overlook overrule oversee participate persuade place postpone prepare press pressure "
    "probe prohibit provide provoke publish pull punish purchase pursue push raid ratify react "
    "recall recapture recruit regard reinforce release rely reopen repatriate repeat repel replace "
    "rescue reserve resist resolve respect restore restrict resume retain retaliate retreat review "
    "revoke rule sabotage sanction scold scramble scrap seize shell shield ship side sign smuggle "
    "snub sponsor station step stop storm strengthen supply support suppress surrender suspend "
    "tackle target test tighten toughen trade train transfer treat underestimate undermine unveil "
    "use veto violate vote wage weigh withhold yield"
)
_IRREGULAR = _words(
    "bans beat beats began begins bets bought breaks brings broke brought buys chooses chose cut "
    "cuts did does draws drew drives drove feels felt fights flew flies forbade forbids fought "
    "gave gets gives got held hit hits holds keeps kept knew knows laid lays leads leaves led left "
    "lets loses lost made makes means meant meets met oversaw oversees paid pays plays put puts "
    "retakes retook said says seeks sees sells sends sent sets shoots shot shows shut shuts "
    "sold sought speaks spied spies spoke stands strikes struck swears swore takes tells thinks "
    "thought told took understands understood undertakes undertook wins withdraws withdrew won"
)
SAYING_VERBS = (
    frozenset(_inflected(_SAYING)) | _words("says said tells told thinks thought sought swore")
) - {"calls", "called", "reports"}
"""What a town does only as its authorities; `called` also names it."""
ACTING_VERBS = frozenset(_inflected(f"{_SAYING} {_DOING}")) | _IRREGULAR
"""Finite verbs, with a subject of the third person, of what only people and institutions do."""
BASE_VERBS = _words(f"{_SAYING} {_DOING}") | _words(
    "be beat begin break bring buy choose cut do draw fight forbid get give have hit hold keep "
    "know lead leave let make mean meet pay play put retake say see seek sell send set shoot shut "
    "speak stand strike swear take tell think understand win withdraw"
)
"""Their base forms: after "will", and with several subjects."""
PARTICIPLES = _words(
    "begun broken chosen done drawn driven flown forbidden forgotten given gone hit known laid "
    "made overseen put shown shut struck sworn taken undertaken withdrawn"
)

MODALS = _words("will would may might could can should must shall cannot")
STATES_OF_MIND = _words(
    "able accused adamant afraid alarmed angry asked aware behind believed bent blamed certain "
    "clear committed complicit concerned confident consulted content convinced desperate "
    "determined due eager excluded expected forced furious guilty hopeful informed interested "
    "invited involved keen likely obliged opposed opposing prepared quick ready reluctant "
    "represented responsible right satisfied serious silent slow sure suspected told unhappy "
    "unlikely unwilling urged wary willing worried wrong"
)
"""What follows "is" or "was" only of those who think and answer."""
PARTIES = _words(
    "allies ally backer backers belligerent belligerents co-guarantors donor donors enemies enemy "
    "foe foes guarantor guarantors mediator mediators member members neighbours parties partner "
    "partners party patron patrons rival rivals signatories signatory sponsor sponsors supporter "
    "supporters"
)
STATES = _words("countries states governments powers nations capitals")
INTENTIONS = _words(
    "ambition ambitions answer appetite choice comment desire doubt doubts fear illusions "
    "intention intentions interest interests plan plans reason right say time wish yet"
)

POSSESSED_GROUND = _words(
    "airfield airfields airport airports airspace bank banks basin beach beaches belt biggest "
    "border borders bridge bridges building buildings busiest canal capital case cases cathedral "
    "cemetery center centre children church churches citadel cities citizens civil city civilians "
    "climate club coast coastline companies company countryside crops currency dam dams dead "
    "deadliest delta desert district districts drought east economy elderly embassy epidemic "
    "factories factory families famine farmers farms fields firms fishermen flood floods football "
    "forest forests frontier gas gold grain grid harbor harbour harvest heart heartland highlands "
    "hinterland homes hospital hospitals hotel hotels industry infection infections inflation "
    "infrastructure inhabitants interior internet island islands jungle lake lakes land landmark "
    "lands landscape largest league longest mainland mall market markets metro mine minerals mines "
    "monastery mosque mosques mountains museum museums neighbor neighborhoods neighbour "
    "neighbourhoods neighbours night north oblast oil oldest orchards outbreak outskirts patients "
    "people plains plant plants poor poorest population port ports power prison prisons province "
    "provinces quarter quarters railway railways refineries refinery refugees region regions "
    "residents richest river rivers road roads ruins rural school schools season seasons second "
    "shore shoreline shores skies sky slums soil south square squares stadium station stations "
    "steppe stock street streets suburb suburbs subway tallest terrain territory tourism town "
    "towns tribal tribes universities university valley valleys victim victims village villagers "
    "villages water waters west winter women worst youth zoo"
)
"""What a place has on its ground; whoever possesses it is that place."""

PLACED_COMPOUNDS = _words("based born bound area wide")
ACTING_COMPOUNDS = _words(
    "administered affiliated aligned allied annexed appointed armed backed brokered controlled "
    "designated dominated financed friendly funded held imposed installed led linked loyal made "
    "mediated occupied owned proxy ruled run sanctioned sponsored supplied supported trained"
)
ROUTES = _words(
    "agglomeration area axis bank border borders boundary bridge bus canal corridor crossing "
    "crossings direction distance ferry flight flights front frontier highway line link motorway "
    "pipeline rail railroad railway road roads route sector street train trains triangle"
)
DEALINGS = _words(
    "accord agreement agreements aid alliance alliances allies ally animosity arms arrangement "
    "assistance ceasefire clash clashes coalition communication communications conflict "
    "confrontation contact contacts contest contract cooperation coordination crisis deal deals "
    "dialogue diplomacy dispute enmity exchange exchanges feud fight friction friendship "
    "hostilities hotline intelligence mediate mediating mediation mediator mistrust negotiation "
    "negotiations pact pacts partnership peace proxy rapprochement relation relations rift rivalry "
    "role row spat stand-off standoff struggle summit swap swaps talk talks tension tensions tie "
    "ties together trade treaty truce trust understanding war wars"
)
"""What only parties have between them or with each other."""
GIVEN = _words(
    "according aid allied ambassador ammunition answer appeal arms assistance backing belong "
    "belonged belongs blow ceded close concession concessions defeat deliveries delivery demand "
    "demands drones envoy equipment exports fall fallen fell funding funds grateful guarantee "
    "guarantees help hostile howitzers intelligence interceptors jets letter links loans lost "
    "loyal loyalty message messages missiles money munitions note offer opposed opposition "
    "proposal relationship reply report response sales shells shipments signal supplies supply "
    "support surrender surrendered tanks thanks threat threats ties ultimatum victory warning "
    "warnings weaponry weapons"
)
"""What is given or owed to a government, taken from it or meant for it."""
SENT = _words(
    "accusations aid ammunition approval arms assistance backing concessions delegation "
    "delegations deliveries demands diplomats envoy envoys funding guarantee guarantees help "
    "independence invitation invitations leaders loans ministers money negotiators officials "
    "orders permission pledge pledges pressure promise promises reaction reactions representatives "
    "response signal signals statement supplies support threat threats warning warnings weapons"
)
"""What comes "from" a government."""
MEANT = GIVEN | _words(
    "boost challenge coup critical crucial danger defeat dilemma embarrassment fight fighting "
    "fights fought headache hub humiliation key lifeline matter necessity priority problem setback "
    "spied spy spying success supply sympathy test triumph victory vital win worked works"
)
"""What is "for" a government."""
ASKED = _words("ask asked asking asks complained complain question questions")
IMPOSED = _words(
    "blame blamed criticism depend dependence dependent depends embargo impose imposed imposes "
    "imposing press pressed pressing pressure reliance relies rely restrictions sanction sanctions "
    "tariffs tougher ultimatum verdict"
)
"""What comes down on a government, not on its ground."""
STATE_NOUNS = _words(
    "accusations affairs allies ally ambassador annexation approval armies army authorities "
    "backing behalf cabinet claim claims coalition command consent control council decision "
    "defence defense delegation delegations demands diplomats emir enemies enemy favour force "
    "forces government governments guard hands help influence invitation junta king leader leaders "
    "leadership military militia minister ministers ministries ministry navy occupation officers "
    "officials parliament police policies policy president presidents recognition regime "
    "representative representatives request ruler rulers security service side soldiers spokesman "
    "spokeswoman support troops"
)
"""Before "of" and the name of a country, they and it are a government's."""

OFFICES = _words(
    "administration admiral admirals agencies agency air airstrike airstrikes ambassador armed "
    "armies army artillery authorities authority blockade brigade brigades bureau cabinet "
    "chancellor coalition command commander commanders commission congress consul consulate "
    "council counteroffensive court defence defense delegate delegates delegation delegations "
    "department destroyer destroyers diplomacy diplomat diplomats drones embassy emir envoy envoys "
    "fighters fleet force forces foreign frigate frigates general generals government government- "
    "backed governments governor guard guards guns incursion intelligence invasion jets judge "
    "judges junta king kremlin lawmakers leader leaders leadership legislature marines mayor "
    "mediation militants military militia militiamen militias minister ministers ministries "
    "ministry missiles mission monarchy national navy negotiator negotiators offensive officer "
    "officers official officials parliament peacekeepers police policy premier president "
    "presidents prime prince prosecutor prosecutors queen rebels regime ruler rulers sanctions "
    "secretary security senate separatists ship ships side soldier soldiers special spokesman "
    "spokesperson spokeswoman squad staff strike strikes submarine sultan tanks team teams "
    "treasury troops unit units veto warplane warplanes warship warships"
)
"""What follows a name that says whose it is: "UK Ministry", "Moscow forces"."""
AUTHORITIES = OFFICES - _words(
    "air airstrike airstrikes armed artillery blockade counteroffensive court defence defense "
    "destroyer destroyers drones fleet foreign guns incursion intelligence invasion jets judge "
    "judges king missiles national offensive policy prince queen sanctions security ship ships "
    "side special staff strike strikes submarine tanks veto warplane warplanes warship warships"
)
"""Offices and forces that a town or a region may have too."""
OFFICE_ADJECTIVES = _words(
    "acting air anti-terrorist armed border central city civil coast counter-terrorism county "
    "defence defense deputy district education emergency federal finance foreign former general "
    "governorate health high independence information interim interior joint justice liberation "
    "local military municipal naval new oblast opposition people's prime province provincial "
    "region regional revolutionary riot ruling senior special state supreme top transitional war"
)
EVENTS = _words("agreements agreement accord accords process deal talks summit conference protocol")
OBJECT_VERBS = _words(
    "accept accuse accused accuses accusing aid aided alarm alarmed angered arm armed arming arms "
    "ask asked asks assist assisted back backed backing backs beat blame blamed blames blaming "
    "condemn condemned condemning condemns convince convinced criticise criticised criticises "
    "criticising criticized demand demanded demands deny embarrassed encourage encouraged force "
    "forced gave give given gives help helped helping helps infuriated join joined joining let "
    "made make oppose opposed persuade persuaded pressed pressing pressure pressured provoke "
    "provoked punish rattled recognise recognised recognize recognized represent represented "
    "represents sanction sanctioned shock shocked stunned supplied supplies supply supplying "
    "support supported supporting supports surprised tell telling tells thank thanked thanking "
    "told trust trusts unsettled urge urged urges urging warn warned warning warns worried worries "
    "worry"
)
"""Verbs whose object answers: it is thanked, armed, warned."""
_FATE_STEMS = (
    "absorb awaken border brace brim burn cause change collapse comprise contain crumble "
    "depopulate descend drown empty endure erupt experience face flood freeze grow host hunger "
    "mourn plummet plunge recover reel remain resemble shake shelter shudder sink slide slip "
    "starve straddle stretch suffer swell teem tremble"
)
FATES = frozenset(
    form
    for stem in _FATE_STEMS.split()
    for form in (*_finite(stem), (stem[:-1] if stem.endswith("e") else stem) + "ing", stem)
) | _words(
    "became become becoming bordering emptying fallen fell grown lain lay lies lived located lying "
    "ruined sank saw seen shook shrunk situated slid slipping split sunk swollen waking woke"
)
"""What happens to a place or lies in its ground."""
CLUBS = _words("shakhtar dynamo dinamo maccabi hapoel fc spartak lokomotiv metalist zorya al-ahli")
