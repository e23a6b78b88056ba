"""Family names: the most common ones, and the endings that tell many others."""

from __future__ import annotations

from functools import lru_cache

#: Common in the registers of the United States, Britain, Spain, France, Germany, India, China, ...
_COMMON = """
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez
wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark
ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams
nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker
cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper
peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james
bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster jimenez
powell jenkins perry russell sullivan bell coleman butler henderson barnes gonzales fisher vasquez
simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace moreno west cole
hayes bryant herrera gibson ellis tran medina aguilar stevens murray ford castro marshall owens
harrison fernandez mcdonald woods washington kennedy wells vargas henry chen freeman webb tucker
guzman burns crawford olson simpson porter hunter gordon mendez silva shaw snyder mason dixon munoz
hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren mills meyer rice
schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley
spencer hawkins arnold pierce chan hansen peters santos hart bradley knight elliott cunningham duncan
armstrong hudson carroll lane riley andrews alvarado ray delgado berry perkins hoffman johnston
matthews pena richards contreras willis carpenter lawrence sandoval guerrero george chapman rios
estrada ortega watkins greene nunez wheeler valdez harper burke larson santiago maldonado morrison
franklin carlson austin dominguez carr lawson jacobs obrien lynch singh vega bishop montgomery oliver
jensen harvey williamson gilbert dean sims espinoza howell li wong reid hanson le mccoy garrett
burton fuller wang weber welch rojas lucas marquez fields park yang little banks padilla day walsh
bowman schultz luna fowler mejia davies clarke lloyd griffiths khan hussain ahmed ali begum shah
kaur kumar sharma verma gupta mehta joshi reddy rao nair iyer das bose banerjee mukherjee chatterjee
desai agarwal malhotra kapoor chopra bhatt pillai menon naidu zhang liu zhao wu zhou huang sun xu
zhu lin guo gao luo zheng liang xie tang song deng han feng yu dong cheng cai peng pan yuan lu jiang
sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki
yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto ishikawa ogawa
goto okada hasegawa fujita kondo choi jung kang cho yoon jang lim pham hoang phan vu dang bui
muller schneider fischer becker schulz koch richter klein wolf schroder neumann schwarz zimmermann
braun kruger hofmann hartmann lange schmitt krause lehmann huber kaiser fuchs lang scholz moller
weiss jung vogel schubert roth beck lorenz baumann franke albrecht winter sommer haas graf schumacher
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti deluca costa
giordano mancini rizzo lombardi moretti barbieri fontana mariani rinaldi caruso ferrara galli martini
leone longo gentile serra vitale lombardo coppola dsouza bernard dubois robert petit durand leroy
moreau simon laurent lefebvre michel david bertrand roux vincent fournier morel girard andre mercier
dupont lambert bonnet francois legrand garnier faure rousseau blanc guerin boyer chevalier perrin
clement gauthier dumont fontaine santana oliveira souza lima pereira ferreira alves ribeiro carvalho
rocha almeida nascimento araujo barbosa cardoso teixeira correia lopes marques sousa goncalves
rodrigues fernandes gomes martins pinto novak nowak svoboda dvorak horvat kovac kovacs nagy szabo toth
horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz popa popescu ionescu dumitru
papadopoulos pappas yilmaz kaya demir celik sahin yildiz ozturk aydin arslan dogan okafor okonkwo
adeyemi balogun eze mensah boateng owusu osei diallo traore keita ndiaye diop moyo dlamini nkosi
mwangi kamau otieno ochieng mcdonald mackenzie macdonald campbell obrien oconnor oneill osullivan
walsh byrne doyle mccarthy gallagher doherty kelly quinn nolan brennan burke flynn duffy
"""

#: What family names end in: Slavic, Nordic, German, Italian, Romanian, Greek, Armenian, Georgian,
#: Turkish, Persian, Hispanic, Finnish, French, Japanese.
_ENDINGS = (
    "kov", "nov", "lov", "rov", "tov", "mov", "dov", "sov", "zov", "pov", "ova", "eva", "yev",
    "iev", "aev", "ski", "ska", "sky", "cki", "cka", "wicz", "czyk", "czak", "enko", "chuk", "yan",
    "ian", "sen", "sson", "dottir", "ovic", "evic", "avic", "jic", "escu", "poulos", "akis",
    "idis", "strom", "berg", "mann", "stein", "feld", "maier", "meier", "meyer", "bauer", "nen",
    "quist", "qvist", "gren", "lund", "dahl", "holm", "gaard", "elli", "ini", "etti", "ucci",
    "shvili", "adze", "oglu", "nejad", "zadeh", "swamy", "murthy", "dez", "nez", "rez", "lez",
    "vez", "eault", "eau", "moto", "mura", "shima", "guchi", "yama", "kawa", "naga", "rson",
    "nson", "lson", "kson", "dson", "tson",
)  # fmt: skip
#: Those of them that no ordinary word has, in a language that gives nouns capitals either.
_SURE_ENDINGS = (
    "akov", "ikov", "enov", "anov", "inov", "onov", "mov", "kova", "nova", "tova", "dova", "zova",
    "rova", "lova", "wicz", "czyk", "enko", "chuk", "sson", "dottir", "ovic", "evic", "poulos",
    "escu", "shvili", "adze", "oglu", "yan", "qvist", "strom", "nski", "wski", "nska", "wska",
    "jic", "kovsky", "ieva", "yeva", "eeva",
)  # fmt: skip
_BEGINNINGS = ("mc", "mac", "fitz", "o'")
_SHORTEST = 6
#: Ordinary words and places with those endings.
_NO_FAMILY = frozenset({
    "person", "salesperson", "chairperson", "spokesperson", "arson", "parson", "casanova",
    "supernova", "bossanova", "innova", "terranova", "machinery", "macbook", "macmini", "macos",
    "machete", "mackintosh", "russian", "italian", "canadian", "indian", "christian", "european",
    "asian", "african", "guardian", "civilian", "median", "australian", "brazilian", "egyptian",
    "iranian", "ukrainian", "romanian", "bulgarian", "hungarian", "austrian", "norwegian",
    "belgian", "armenian", "georgian", "arabian", "persian", "technician", "physician",
    "librarian", "electrician", "veterinarian", "vegetarian", "pedestrian", "historian",
    "musician", "politician", "chosen", "frozen", "dozen", "risen", "mini", "martini", "zucchini",
    "panini", "houdini", "mozambique", "machine", "bikini", "lamborghini", "stockholm",
    "heidelberg", "nuremberg", "iceberg", "bloomberg", "johannesburg", "mackerel", "macaroni",
    "macintosh", "mcdonalds", "plateau", "bureau", "chateau", "tableau", "unspoken", "lessen",
    "loosen", "worsen", "yokohama", "hiroshima", "fukushima", "sen", "victorian", "utopian",
    "meridian", "custodian", "barbarian", "vegan", "michigan", "pavilion", "eleven", "seven",
    "heaven", "woven", "proven", "driven", "given", "even", "oven", "moscow", "pakistan", "afghan",
    "asov", "gov", "nov", "dev", "chez", "suez", "cadiz", "okinawa", "macro", "macros", "machines",
})  # fmt: skip


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(_COMMON.split())


def is_common_surname(word: str) -> bool:
    """Whether a folded word is among the most common family names."""
    return word in _common()


def ends_like_surname(word: str) -> bool:
    """Whether a folded word is built like family names are."""
    if len(word) < _SHORTEST or word in _NO_FAMILY:
        return False
    return word.endswith(_ENDINGS) or word.startswith(_BEGINNINGS)


def ends_only_like_surname(word: str) -> bool:
    """Whether a folded word by itself is told for a family name by its ending."""
    return len(word) >= _SHORTEST and word not in _NO_FAMILY and word.endswith(_SURE_ENDINGS)
