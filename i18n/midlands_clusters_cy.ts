<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy" sourcelanguage="en">
<context>
    <name>MidlandsClusters</name>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source> and {n} more</source>
        <translation>
            <numerusform> a {n} arall</numerusform>
            <numerusform> a {n} arall</numerusform>
            <numerusform> a {n} arall</numerusform>
            <numerusform> a {n} arall</numerusform>
            <numerusform> a {n} arall</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source> businesses</source>
        <translation> busnes</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source> companies</source>
        <translation> cwmni</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/view3d_page.py"/>
        <source> times</source>
        <translation> gwaith</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>"cells_by" is any or centre.</source>
        <translation>"cells_by" yw any neu centre.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>"{cell}" in the column {column} is not a figure.</source>
        <translation>Nid ffigur yw "{cell}" yn y golofn {column}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/areas.py"/>
        <source>"{id}" is no known area: choose one from the list, or give GSS codes such as E06000015+E10000007.</source>
        <translation>Nid ardal hysbys yw "{id}": dewiswch un o'r rhestr, neu rhowch godau GSS megis E06000015+E10000007.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>"{key}" must be texts in quotation marks.</source>
        <translation>Rhaid i "{key}" fod yn destunau mewn dyfynodau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>"{key}" of a cluster must be a list in square brackets.</source>
        <translation>Rhaid i "{key}" clwstwr fod yn rhestr mewn bachau sgwâr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>"{kind}" needs a list of at least one condition.</source>
        <translation>Mae "{kind}" angen rhestr o leiaf un amod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>"{name}" lacks one of its fields: {list}.</source>
        <translation>Nid oes gan "{name}" un o'i feysydd: {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>"{name}" names a parent cluster that does not exist: {list}.</source>
        <translation>Mae "{name}" yn enwi rhiant-glwstwr nad yw'n bodoli: {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>"{name}" names its unit: its figures were multiplied by {factor}.</source>
        <translation>Mae "{name}" yn enwi ei huned: lluoswyd ei ffigurau â {factor}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>"{name}" needs an object of its fields.</source>
        <translation>Mae "{name}" angen gwrthrych o'i feysydd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>&amp;Add own places</source>
        <translation>&amp;Ychwanegu lleoedd eich hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>&amp;Add to the map</source>
        <translation>&amp;Ychwanegu at y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;Area</source>
        <translation>&amp;Ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>&amp;Authority</source>
        <translation>&amp;Awdurdod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>&amp;Back</source>
        <translation>&amp;Yn ôl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>&amp;Base map</source>
        <translation>Map &amp;sylfaen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;Before</source>
        <translation>&amp;Cyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>&amp;Boundaries</source>
        <translation>&amp;Ffiniau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>&amp;Bounds</source>
        <translation>&amp;Ffiniau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>&amp;Compute</source>
        <translation>&amp;Cyfrifo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;Condition</source>
        <translation>&amp;Amod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>&amp;Contents</source>
        <translation>&amp;Cynnwys</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>&amp;Delete</source>
        <translation>&amp;Dileu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>&amp;Distance</source>
        <translation>&amp;Pellter</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>&amp;Dots per inch</source>
        <translation>&amp;Dotiau y fodfedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>&amp;Either …</source>
        <translation>N&amp;aill ai …</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>&amp;Export…</source>
        <translation>&amp;Allforio…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>&amp;Find</source>
        <translation>&amp;Canfod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>&amp;From the end of</source>
        <translation>&amp;O ddiwedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>&amp;Generate</source>
        <translation>&amp;Creu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>&amp;Heights</source>
        <translation>&amp;Uchderau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>&amp;Hide the hexagons</source>
        <translation>&amp;Cuddio'r hecsagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>&amp;Icon</source>
        <translation>&amp;Eicon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;Is</source>
        <translation>&amp;Yn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/spikes_page.ui"/>
        <source>&amp;Leave out selected</source>
        <translation>&amp;Hepgor a ddewiswyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>&amp;Log axis</source>
        <translation>Echel &amp;log</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>&amp;Method</source>
        <translation>&amp;Dull</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>&amp;Names</source>
        <translation>E&amp;nwau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;Number</source>
        <translation>&amp;Rhif</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>&amp;Period</source>
        <translation>Cyfn&amp;od</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>&amp;Places</source>
        <translation>&amp;Lleoedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;Point</source>
        <translation>&amp;Pwynt</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>&amp;Preview</source>
        <translation>&amp;Rhagolwg</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>&amp;QGIS ramp</source>
        <translation>Graddiant &amp;QGIS</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>&amp;Ready mapping</source>
        <translation>Mapiad &amp;parod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/spikes_page.ui"/>
        <source>&amp;Reset</source>
        <translation>&amp;Ailosod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>&amp;Reset to proposed</source>
        <translation>&amp;Ailosod i'r cynnig</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>&amp;Rings</source>
        <translation>C&amp;ylchoedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;SIC code</source>
        <translation>Cod &amp;SIC</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>&amp;Save as…</source>
        <translation>&amp;Cadw fel…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>&amp;Show</source>
        <translation>&amp;Dangos</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_page.py"/>
        <source>&amp;Stop</source>
        <translation>&amp;Stopio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>&amp;Table</source>
        <translation>&amp;Tabl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>&amp;Taller</source>
        <translation>&amp;Talach</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>&amp;Template</source>
        <translation>&amp;Templed</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>&amp;Tested by</source>
        <translation>&amp;Profwyd gan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;Value</source>
        <translation>&amp;Gwerth</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>&amp;Watermark</source>
        <translation>&amp;Dyfrnod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>&amp;What is here?</source>
        <translation>&amp;Beth sydd yma?</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;Within</source>
        <translation>&amp;O fewn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;of</source>
        <translation>&amp;o</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;of any</source>
        <translation>&amp;o unrhyw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>&amp;of layer</source>
        <translation>&amp;o'r haen</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>'code' for the GSS code, 'name' for the name</source>
        <translation>'code' am y cod GSS, 'name' am yr enw</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>(any part of a hexagon counts)</source>
        <translation>(mae unrhyw ran o hecsagon yn cyfrif)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>(by the centre of each hexagon)</source>
        <translation>(yn ôl canol pob hecsagon)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>(choose)</source>
        <translation>(dewiswch)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>(either {parts})</source>
        <translation>(naill ai {parts})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>(not in this file)</source>
        <translation>(nid yn y ffeil hon)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>({parts})</source>
        <translation>({parts})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>* only with one of these words in the name: {}.</source>
        <translation>* dim ond gydag un o'r geiriau hyn yn yr enw: {}.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>0: figures as they are. 3, 5, 10, 100: published figures and totals are rounded to the nearest multiple. Needs a threshold.</source>
        <translation>0: ffigurau fel y maent. 3, 5, 10, 100: talgrynnir ffigurau a chyfansymiau a gyhoeddir i'r lluosrif agosaf. Mae angen trothwy.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>0: no such rule. With 75, employees or turnover are hidden where one company has more than 75% of them. Needs a threshold.</source>
        <translation>0: dim rheol o'r fath. Gyda 75, cuddir gweithwyr neu drosiant lle mae gan un cwmni fwy na 75% ohonynt. Mae angen trothwy.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>0: nothing is hidden. 3: hexagons of one or two companies are hidden, and as many others as are needed to protect them.</source>
        <translation>0: ni chuddir dim. 3: cuddir hecsagonau ag un neu ddau gwmni, a chynifer o rai eraill ag sydd eu hangen i'w diogelu.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>1 makes the tallest column 16% of the map's longer side; 2 makes all columns twice as high.</source>
        <translation>Mae 1 yn gwneud y golofn dalaf yn 16% o ochr hwyaf y map; mae 2 yn gwneud pob colofn ddwywaith mor uchel.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>3D &amp;picture in a layout</source>
        <translation>&amp;Llun 3D mewn cynllun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>3D picture in a layout</source>
        <translation>Llun 3D mewn cynllun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>A CSV or Excel file with a postcode or coordinate column: Companies House data, the gender pay gap download, or your own.</source>
        <translation>Ffeil CSV neu Excel â cholofn cod post neu gyfesurynnau: data Tŷ'r Cwmnïau, y llwythiad bwlch cyflog rhwng y rhywiau, neu eich ffeil eich hun.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>A Nomis download (CSV or Excel) as it comes, or any table with a column of GSS codes</source>
        <translation>Llwythiad o Nomis (CSV neu Excel) fel y daw, neu unrhyw dabl â cholofn o godau GSS</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>A Nomis download (CSV or Excel, with its title above and its notes below), or any table with a column of GSS codes.</source>
        <translation>Llwythiad o Nomis (CSV neu Excel, â'i deitl uwchben a'i nodiadau oddi tano), neu unrhyw dabl â cholofn o godau GSS.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>A PostgreSQL connection of QGIS's Browser panel. Keep its password in QGIS's authentication store.</source>
        <translation>Cysylltiad PostgreSQL o banel Porwr QGIS. Cadwch ei gyfrinair yn storfa ddilysu QGIS.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>A PostgreSQL connection of QGIS's Browser panel; its password belongs into QGIS's authentication store</source>
        <translation>Cysylltiad PostgreSQL o banel Porwr QGIS; yn storfa ddilysu QGIS y dylai ei gyfrinair fod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>A SIC code is searched for by its first one to five digits.</source>
        <translation>Chwilir am god SIC yn ôl ei un i bum digid cyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>A SIC rule needs a "prefix" of two to five digits in quotation marks, such as "303".</source>
        <translation>Mae rheol SIC angen "prefix" o ddau i bum digid mewn dyfynodau, megis "303".</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>A cluster's "id" is made of small letters, digits and "_", such as "game_design".</source>
        <translation>Gwneir "id" clwstwr o lythrennau bach, digidau a "_", megis "game_design".</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>A cluster's 26 metrics as the 2023 report prints them, beside what your companies add up to, with the difference and why.</source>
        <translation>26 metrig clwstwr fel y mae adroddiad 2023 yn eu hargraffu, wrth ochr yr hyn y mae eich cwmnïau'n adio iddo, â'r gwahaniaeth a pham.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>A company counts at the postcode in the file, which is often its registered office and not where people work.</source>
        <translation>Mae cwmni'n cyfrif wrth y cod post yn y ffeil, sy'n aml yn swyddfa gofrestredig iddo ac nid lle mae pobl yn gweithio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>A company file does not say who works with whom; load Innovate UK's projects with their participants.</source>
        <translation>Nid yw ffeil gwmnïau'n dweud pwy sy'n gweithio gyda phwy; llwythwch brosiectau Innovate UK gyda'u cyfranogwyr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rules.py"/>
        <source>A company has a negative figure: the disclosure rules need figures of 0 or more.</source>
        <translation>Mae gan gwmni ffigur negyddol: mae'r rheolau datgelu angen ffigurau o 0 neu fwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>A date.</source>
        <translation>Dyddiad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>A distance lies between 0 and 1,000 km.</source>
        <translation>Mae pellter rhwng 0 a 1,000 km.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>A few values are far above the rest: the largest is {}, and 99.5% are at most {}.</source>
        <translation>Mae ychydig werthoedd ymhell uwchlaw'r gweddill: y mwyaf yw {}, ac mae 99.5% yn {} ar y mwyaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>A file</source>
        <translation>Ffeil</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>A file of companies with a postcode or a coordinate column: Companies House BasicCompanyData, the gender pay gap download, Innovate UK's funded projects, The Data City, Beauhurst, or any CSV, Excel, Parquet or GeoPackage. Its format is recognised from its content; write file.gpkg|layername=name for one layer of several.</source>
        <translation>Ffeil o gwmnïau â cholofn cod post neu gyfesurynnau: BasicCompanyData Tŷ'r Cwmnïau, y llwythiad bwlch cyflog rhwng y rhywiau, prosiectau a ariannwyd gan Innovate UK, The Data City, Beauhurst, neu unrhyw dabl CSV, Excel, Parquet neu GeoPackage. Adnabyddir ei fformat o'i gynnwys; ysgrifennwch file.gpkg|layername=name am un haen o sawl un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>A file of the Midlands Clusters plugin is damaged: install the plugin again.</source>
        <translation>Mae un o ffeiliau ategyn Midlands Clusters wedi'i difrodi: gosodwch yr ategyn eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/resources.py"/>
        <source>A file of the Midlands Clusters plugin is missing: install the plugin again.</source>
        <translation>Mae un o ffeiliau ategyn Midlands Clusters ar goll: gosodwch yr ategyn eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/three_d/picture.py"/>
        <source>A hexagon of {place}:
{value}</source>
        <translation>Hecsagon yn {place}:
{value}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>A layer has no column {value}: choose layers of maps that have it.</source>
        <translation>Nid oes colofn {value} gan un o'r haenau: dewiswch haenau o fapiau sydd â hi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>A layer has no figure in the column {metric}: choose another metric.</source>
        <translation>Nid oes ffigur gan un o'r haenau yn y golofn {metric}: dewiswch fetrig arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>A layer of polygons: travel-time areas, sites, wards; in any coordinate system</source>
        <translation>Haen o bolygonau: ardaloedd amser teithio, safleoedd, wardiau; mewn unrhyw system gyfesurynnau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/shown_map.py"/>
        <source>A layer of the map is no longer in the project: generate the map again.</source>
        <translation>Nid yw un o haenau'r map yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>A layer of the project</source>
        <translation>Haen o'r project</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>A layer of the project, or an online map, to show under the hexagons</source>
        <translation>Haen o'r project, neu fap ar-lein, i'w dangos o dan yr hecsagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>A layer of this map is no longer in the project: generate the map again.</source>
        <translation>Nid yw un o haenau'r map hwn yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>A local unit is a site of a business.</source>
        <translation>Safle busnes yw uned leol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>A location quotient needs figures that are 0 or more: choose another metric.</source>
        <translation>Mae cyniferydd lleoliad angen ffigurau sy'n 0 neu'n fwy: dewiswch fetrig arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/quoting.py"/>
        <source>A name for the database must not be empty or hold a NUL character.</source>
        <translation>Rhaid i enw ar gyfer y gronfa ddata beidio â bod yn wag na chynnwys nod NUL.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>A new map</source>
        <translation>Map newydd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/quoting.py"/>
        <source>A number for the database must be finite.</source>
        <translation>Rhaid i rif ar gyfer y gronfa ddata fod yn feidraidd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>A number.</source>
        <translation>Rhif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>A pale text across the map, such as Draft; empty for none.</source>
        <translation>Testun gwelw ar draws y map, megis Drafft; gwag am ddim.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <location filename="../resources/catalogue/settings.json"/>
        <source>A picture (SVG or PNG) for the foot of every page.</source>
        <translation>Llun (SVG neu PNG) ar gyfer gwaelod pob tudalen.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>A place with fewer businesses of the cluster keeps its figure, and is marked as unreliable.</source>
        <translation>Mae lle â llai o fusnesau'r clwstwr yn cadw ei ffigur, ac yn cael ei farcio'n annibynadwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>A point inside the given shape</source>
        <translation>Pwynt y tu mewn i'r siâp a roddwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>A point layer, or a table with a postcode column, of this project.</source>
        <translation>Haen bwyntiau, neu dabl â cholofn cod post, o'r project hwn.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>A point layer, or a table with a postcode column, to read instead of a file. Give a file or a layer, not both.</source>
        <translation>Haen bwyntiau, neu dabl â cholofn cod post, i'w ddarllen yn lle ffeil. Rhowch ffeil neu haen, nid y ddwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>A polygon layer of this project with a column of GSS codes such as E06000015</source>
        <translation>Haen bolygonau o'r project hwn â cholofn o godau GSS megis E06000015</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>A postcode of Great Britain, such as DE24 9FU</source>
        <translation>Cod post ym Mhrydain Fawr, megis DE24 9FU</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>A proxy: these codes are this plugin's choice, or follow from an official list.</source>
        <translation>Dirprwy fesur: dewis yr ategyn hwn yw'r codau hyn, neu maent yn dilyn rhestr swyddogol.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>A question as the Query page copies it (JSON text), or the path of a file that holds one. It and the parameters below must all hold. Leave it empty to ask by the parameters below only.</source>
        <translation>Cwestiwn fel y mae'r dudalen Cwestiynau'n ei gopïo (testun JSON), neu lwybr ffeil sy'n dal un. Rhaid iddo ef a'r paramedrau isod i gyd fod yn wir. Gadewch ef yn wag i ofyn yn ôl y paramedrau isod yn unig.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>A question is an object with "version", "target" and "where".</source>
        <translation>Gwrthrych â "version", "target" a "where" yw cwestiwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>A question needs "version": {version}.</source>
        <translation>Mae cwestiwn angen "version": {version}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/area_data.py"/>
        <source>A rate or an average cannot be spread over hexagons: show it by area.</source>
        <translation>Ni ellir gwasgaru cyfradd na chyfartaledd dros hecsagonau: dangoswch ef fesul ardal.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>A recipient stands at its own address, which need not be where the money is spent.</source>
        <translation>Mae derbynnydd yn sefyll yn ei gyfeiriad ei hun, nad yw o reidrwydd lle y gwerir yr arian.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/lattice.py"/>
        <source>A row has no cell id.</source>
        <translation>Nid oes id cell gan un rhes.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_cells.py"/>
        <source>A row of the layer has no cell_id: choose the hexagon layer of a map.</source>
        <translation>Nid oes cell_id gan un o resi'r haen: dewiswch haen hecsagonau map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>A rule that others published, or your own distance</source>
        <translation>Rheol a gyhoeddodd eraill, neu eich pellter eich hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>A schema of the database in which you may make tables</source>
        <translation>Sgema yn y gronfa ddata lle y cewch wneud tablau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>A second file with employees or turnover by company number, as filed accounts give them. Its figures go before those of the company file; several accounts of one company: the latest counts.</source>
        <translation>Ail ffeil â gweithwyr neu drosiant yn ôl rhif cwmni, fel y mae cyfrifon a ffeiliwyd yn eu rhoi. Daw ei ffigurau o flaen rhai'r ffeil gwmnïau; sawl set o gyfrifon i un cwmni: y ddiweddaraf sy'n cyfrif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>A second file with employees or turnover by company number; its figures go before those of the company file</source>
        <translation>Ail ffeil â gweithwyr neu drosiant yn ôl rhif cwmni; daw ei ffigurau o flaen rhai'r ffeil gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>A size is one of: {list}.</source>
        <translation>Maint yw un o: {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>A table in PostGIS</source>
        <translation>Tabl yn PostGIS</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>A table of this name that the plugin made before is filled again; anybody else's is left alone</source>
        <translation>Llenwir eto dabl o'r enw hwn a wnaed gan yr ategyn o'r blaen; gadewir llonydd i dabl unrhyw un arall</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>A table or layer with a column of GSS codes, to read instead of a file. Give a file or a layer, not both.</source>
        <translation>Tabl neu haen â cholofn o godau GSS, i'w ddarllen yn lle ffeil. Rhowch ffeil neu haen, nid y ddwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>A table or view of companies that you may read</source>
        <translation>Tabl neu olwg o gwmnïau y cewch ei ddarllen</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>A table or view with the columns that Import companies gives: points on the British National Grid, or easting and northing; authority_code, clusters, employees, turnover_gbp and so on. Columns that are missing count as not known.</source>
        <translation>Tabl neu olwg â'r colofnau y mae Mewnforio cwmnïau yn eu rhoi: pwyntiau ar Grid Cenedlaethol Prydain, neu easting a northing; authority_code, clusters, employees, turnover_gbp ac yn y blaen. Mae colofnau sydd ar goll yn cyfrif fel rhai anhysbys.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>A text across every map, such as "Draft"; empty for none.</source>
        <translation>Testun ar draws pob map, megis "Draft"; gwag am ddim.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/quoting.py"/>
        <source>A text for the database must not hold a NUL character.</source>
        <translation>Rhaid i destun ar gyfer y gronfa ddata beidio â chynnwys nod NUL.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>A text of the question holds a character that cannot be searched for: type it again.</source>
        <translation>Mae testun y cwestiwn yn cynnwys nod na ellir chwilio amdano: teipiwch ef eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>A value to look for in a list has no semicolon, and no blank before or after it.</source>
        <translation>Nid oes hanner colon mewn gwerth i chwilio amdano mewn rhestr, na bwlch o'i flaen nac ar ei ôl.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>A web page came instead of the data, often a network's sign-in page: sign in with a web browser, then try again.</source>
        <translation>Daeth tudalen we yn lle'r data, yn aml tudalen mewngofnodi rhwydwaith: mewngofnodwch mewn porwr gwe, yna rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>A whole area, no site</source>
        <translation>Ardal gyfan, dim safle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/spreadsheet.py"/>
        <source>A workbook holds {most_rows:,} rows and this table has {count:,}: save as CSV or GeoPackage.</source>
        <translation>Mae {most_rows:,} o resi mewn llyfr gwaith ac mae gan y tabl hwn {count:,}: cadwch fel CSV neu GeoPackage.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>A&amp;dd condition</source>
        <translation>Y&amp;chwanegu amod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>AC0000123456</source>
        <translation>AC0000123456</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>About as many hexagons in each class.</source>
        <translation>Tua'r un nifer o hecsagonau ym mhob dosbarth.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>About the chosen metric</source>
        <translation>Am y metrig a ddewiswyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>About the condition</source>
        <translation>Am yr amod</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Accelerator Engagement</source>
        <translation>Ymwneud â Chyflymyddion</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Accounts (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.zip *.parquet *.gpkg);;All files (*)</source>
        <translation>Cyfrifon (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.zip *.parquet *.gpkg);;Pob ffeil (*)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Accounts file</source>
        <translation>Ffeil gyfrifon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>Accounts have no column "{column}": write company_id, employees, turnover_gbp or date.</source>
        <translation>Nid oes colofn "{column}" gan gyfrifon: ysgrifennwch company_id, employees, turnover_gbp neu date.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>Accounts: {matched:,} of {companies:,} companies on the map were found in the accounts file; {left:,} accounts belong to none.</source>
        <translation>Cyfrifon: canfuwyd {matched:,} o {companies:,} cwmni ar y map yn y ffeil gyfrifon; nid yw {left:,} o gyfrifon yn perthyn i'r un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Active, dissolved and so on.</source>
        <translation>Gweithredol, wedi'i ddiddymu ac yn y blaen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Add own places</source>
        <translation>Ychwanegu lleoedd eich hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Add places of your own, from a CSV file (name, type, and postcode or coordinates) or from a layer of the project</source>
        <translation>Ychwanegu lleoedd o'ch eiddo, o ffeil CSV (enw, math, a chod post neu gyfesurynnau) neu o haen o'r project</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Add the table to the map from the Browser panel.</source>
        <translation>Ychwanegwch y tabl at y map o'r panel Porwr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Add this condition to the question</source>
        <translation>Ychwanegu'r amod hwn at y cwestiwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Adding the layers…</source>
        <translation>Yn ychwanegu'r haenau…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>Adding up</source>
        <translation>Yn adio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/engine.py"/>
        <source>Adding up by hexagon</source>
        <translation>Yn adio fesul hecsagon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>Adding up in the database</source>
        <translation>Yn adio yn y gronfa ddata</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Adds a cluster's companies up by 1 km hexagon, cut to upper-tier authorities, with all metrics in one layer.</source>
        <translation>Yn adio cwmnïau clwstwr fesul hecsagon 1 km, wedi'u torri i awdurdodau haen uchaf, â phob metrig mewn un haen.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Adds companies up by hexagon inside a PostGIS database, with the same cells and figures as Hexagon metrics.</source>
        <translation>Yn adio cwmnïau fesul hecsagon y tu mewn i gronfa ddata PostGIS, â'r un celloedd a'r un ffigurau â Metrigau hecsagon.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Advanced Manufacturing</source>
        <translation>Gweithgynhyrchu Uwch</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Advanced Materials</source>
        <translation>Deunyddiau Uwch</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Aerospace</source>
        <translation>Awyrofod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/welcome.py"/>
        <source>Aerospace in the Midlands Engine area, from the built-in sample, in a few seconds</source>
        <translation>Awyrofod yn ardal Midlands Engine, o'r sampl mewnol, mewn ychydig eiliadau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Agri-tech</source>
        <translation>Technoleg amaeth</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>All</source>
        <translation>Pob un</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>All at the first site</source>
        <translation>Pob un wrth y safle cyntaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>All companies</source>
        <translation>Pob cwmni</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>All companies in the file</source>
        <translation>Pob cwmni yn y ffeil</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>All files written, one a line</source>
        <translation>Pob ffeil a ysgrifennwyd, un i bob llinell</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>All hexagons</source>
        <translation>Pob hecsagon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/neighbourhood.py"/>
        <source>All hexagons have the same value, so none is a hot spot: choose another metric or area.</source>
        <translation>Mae gan bob hecsagon yr un gwerth, felly nid oes yr un yn fan poeth: dewiswch fetrig neu ardal arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>All of it is in {}.</source>
        <translation>Yn {} y mae'r cyfan.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>All pages in one PD&amp;F</source>
        <translation>Pob tudalen mewn un PD&amp;F</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>All pages of the atlas in one PDF</source>
        <translation>Holl dudalennau'r atlas mewn un PDF</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>All places</source>
        <translation>Pob lle</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>All rows of all cards with printed and loaded values, for a spreadsheet: CSV, or XLSX by its ending.</source>
        <translation>Pob rhes o bob cerdyn â'r gwerthoedd argraffedig a'r rhai a lwythwyd, ar gyfer taenlen: CSV, neu XLSX yn ôl ei derfyniad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/page_text.py"/>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>All sectors</source>
        <translation>Pob sector</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/concentration_algorithm.py"/>
        <source>All {:,} values are 0: there is nothing whose concentration could be measured.</source>
        <translation>Mae pob un o'r {:,} gwerth yn 0: nid oes dim y gellid mesur ei grynodiad.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Allow postcodes.io</source>
        <translation>Caniatáu postcodes.io</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Also shares each area's figure among the hexagons that it touches. Nobody counted these: the result is an estimate and says so wherever it is shown. The sums stay exact.</source>
        <translation>Mae hefyd yn rhannu ffigur pob ardal rhwng yr hecsagonau y mae'n eu cyffwrdd. Ni chyfrifodd neb y rhain: amcangyfrif yw'r canlyniad ac mae'n dweud hynny lle bynnag y'i dangosir. Mae'r symiau'n aros yn union.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Also shares each area's figure evenly among its hexagons: an estimate that nobody counted, which says so wherever it is shown</source>
        <translation>Mae hefyd yn rhannu ffigur pob ardal yn gyfartal rhwng ei hecsagonau: amcangyfrif na chyfrifodd neb, sy'n dweud hynny lle bynnag y'i dangosir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Always sized by value</source>
        <translation>Maint yn ôl gwerth bob amser</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Always true hexagons</source>
        <translation>Gwir hecsagonau bob amser</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/settings.py"/>
        <source>An Ordnance Survey licence number looks like AC0000123456: check the number.</source>
        <translation>Mae rhif trwydded yr Arolwg Ordnans yn edrych fel AC0000123456: gwiriwch y rhif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>An answer of more than {:,} rows is too long to copy: export it.</source>
        <translation>Mae ateb o fwy na {:,} rhes yn rhy hir i'w gopïo: allforiwch ef.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>An atlas as one PDF, or as one file a page; PNG and SVG are always one file a page.</source>
        <translation>Atlas fel un PDF, neu fel un ffeil i bob tudalen; mae PNG ac SVG bob amser yn un ffeil i bob tudalen.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>An average salary comes from a survey of areas: it cannot be added up from companies.</source>
        <translation>Daw cyflog cyfartalog o arolwg o ardaloedd: ni ellir ei adio o gwmnïau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>An enterprise is a whole business, at its registered address.</source>
        <translation>Busnes cyfan yw menter, yn ei gyfeiriad cofrestredig.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>An expression of QGIS that must be true as well, such as "employees" &gt;= 50. Leave it empty for no further condition.</source>
        <translation>Mynegiad QGIS y mae'n rhaid iddo fod yn wir hefyd, megis "employees" &gt;= 50. Gadewch ef yn wag am ddim amod pellach.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>An expression of QGIS that the database applies before anything is sent; empty: all rows</source>
        <translation>Mynegiad QGIS y mae'r gronfa ddata'n ei gymhwyso cyn anfon dim; gwag: pob rhes</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>An expression of QGIS that the database applies, for instance status = 'Active' AND employees &gt;= 10. Empty: all rows.</source>
        <translation>Mynegiad QGIS y mae'r gronfa ddata'n ei gymhwyso, er enghraifft status = 'Active' AND employees &gt;= 10. Gwag: pob rhes.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>An official definition.</source>
        <translation>Diffiniad swyddogol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>An&amp;swer</source>
        <translation>A&amp;teb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Another one</source>
        <translation>Un arall</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Answer</source>
        <translation>Ateb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Answer as a table</source>
        <translation>Ateb fel tabl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Answering the question</source>
        <translation>Yn ateb y cwestiwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Approximate: no postcode is known</source>
        <translation>Bras: nid oes cod post yn hysbys</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Approximate: the middle of a town, not a site</source>
        <translation>Bras: canol tref, nid safle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>April</source>
        <translation>Ebrill</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../resources/algorithms/areadata.json"/>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Area</source>
        <translation>Ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Area data</source>
        <translation>Data ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Area data: {title} File {file}: {read} rows read, {used} used, {rejected} rejected; joined by GSS code.</source>
        <translation>Data ardal: {title} Ffeil {file}: {read} rhes wedi'u darllen, {used} wedi'u defnyddio, {rejected} wedi'u gwrthod; unwyd yn ôl cod GSS.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Area, km²</source>
        <translation>Arwynebedd, km²</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Area: {area}</source>
        <translation>Ardal: {area}</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>Areas</source>
        <translation>Ardaloedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <source>Areas of initiatives</source>
        <translation>Ardaloedd mentrau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Areas on the map</source>
        <translation>Ardaloedd ar y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Areas without a figure: {count}.</source>
        <translation>Ardaloedd heb ffigur: {count}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>Arguments</source>
        <translation>Arganlynau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>As an expression of this layer:</source>
        <translation>Fel mynegiad o'r haen hon:</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>As company_id=Number; employees=Staff. Left of the sign: {columns}.</source>
        <translation>Fel company_id=Number; employees=Staff. I'r chwith o'r arwydd: {columns}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>As given by coordinates</source>
        <translation>Fel y'i rhoddwyd gan gyfesurynnau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>As many equal ones</source>
        <translation>Cynifer o rai cyfartal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/view3d_page.py"/>
        <source>As proposed</source>
        <translation>Fel y cynigir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>As recognised</source>
        <translation>Fel yr adnabuwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>As the parameter QUESTION:</source>
        <translation>Fel y paramedr QUESTION:</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Ask for the opposite of the chosen condition</source>
        <translation>Gofyn am y gwrthwyneb i'r amod a ddewiswyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Ask the database what the table holds, and write the statements; changes nothing</source>
        <translation>Gofyn i'r gronfa ddata beth sydd yn y tabl, ac ysgrifennu'r datganiadau; nid yw'n newid dim</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Asking postcodes.io</source>
        <translation>Yn holi postcodes.io</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/ons_portal.py"/>
        <source>Asking the ONS portal for {name}</source>
        <translation>Yn holi porth yr ONS am {name}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Asking the database for its schemas</source>
        <translation>Yn holi'r gronfa ddata am ei sgemâu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Asking the database for its tables</source>
        <translation>Yn holi'r gronfa ddata am ei thablau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/asking.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>Asking the layer</source>
        <translation>Yn holi'r haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/ons_portal.py"/>
        <source>Asks the ONS Open Geography portal for the boundaries of the chosen edition; nothing about your companies or maps is sent.</source>
        <translation>Yn gofyn i borth Open Geography yr ONS am ffiniau'r argraffiad a ddewiswyd; nid anfonir dim am eich cwmnïau na'ch mapiau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>At</source>
        <translation>Yn</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Atlas, A3 landscape</source>
        <translation>Atlas, A3 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Atlas, A3 portrait</source>
        <translation>Atlas, A3 portread</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Atlas, A4 landscape</source>
        <translation>Atlas, A4 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Atlas, A4 portrait</source>
        <translation>Atlas, A4 portread</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>Atlas: one page an authority</source>
        <translation>Atlas: un dudalen i bob awdurdod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>August</source>
        <translation>Awst</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Authorities</source>
        <translation>Awdurdodau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Authorities covered (GSS codes)</source>
        <translation>Awdurdodau a gwmpesir (codau GSS)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Authorities for publication</source>
        <translation>Awdurdodau i'w cyhoeddi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <source>Authorities of this map</source>
        <translation>Awdurdodau'r map hwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Authorities ticked below</source>
        <translation>Yr awdurdodau a diciwyd isod</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Authorities with a hidden total</source>
        <translation>Awdurdodau â chyfanswm cudd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <location filename="../midlands_clusters_plugin/gui/shell/search_bar.py"/>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Authority</source>
        <translation>Awdurdod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Authority or area</source>
        <translation>Awdurdod neu ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Authority to look at</source>
        <translation>Awdurdod i edrych arno</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>Authority totals hidden</source>
        <translation>Cyfansymiau awdurdod a guddiwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Automatic</source>
        <translation>Awtomatig</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Automotive</source>
        <translation>Moduro</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>Back to the page before</source>
        <translation>Yn ôl i'r dudalen flaenorol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>Bands of employees count as their lower bound, so totals are the least that there can be.</source>
        <translation>Mae bandiau gweithwyr yn cyfrif fel eu ffin isaf, felly cyfansymiau yw'r lleiaf a all fod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Base map under the hexagons</source>
        <translation>Map sylfaen o dan yr hecsagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/page_text.py"/>
        <source>Base map: {}.</source>
        <translation>Map sylfaen: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Beauhurst</source>
        <translation>Beauhurst</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/styles.py"/>
        <source>Below {}</source>
        <translation>Islaw {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Blue</source>
        <translation>Glas</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../resources/algorithms/areadata.json"/>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Boundaries</source>
        <translation>Ffiniau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Boundaries (*.gpkg *.geojson *.json *.shp *.fgb *.zip);;All files (*)</source>
        <translation>Ffiniau (*.gpkg *.geojson *.json *.shp *.fgb *.zip);;Pob ffeil (*)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Boundaries are made from the postcode directory: generalised, not Ordnance Survey's line.</source>
        <translation>Gwneir ffiniau o'r cyfeirlyfr codau post: wedi'u cyffredinoli, nid llinell yr Arolwg Ordnans.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Boundaries downloaded before are used as they are. With this they are downloaded again; if that fails, they are kept.</source>
        <translation>Defnyddir ffiniau a lwythwyd i lawr o'r blaen fel y maent. Gyda hyn fe'u llwythir i lawr eto; os metha hynny, cedwir hwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Boundaries of the areas</source>
        <translation>Ffiniau'r ardaloedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>Boundaries overlap; a company there counts once, in the first code: {some}.</source>
        <translation>Mae ffiniau'n gorgyffwrdd; mae cwmni yno'n cyfrif unwaith, yn y cod cyntaf: {some}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Boundaries: {source}.</source>
        <translation>Ffiniau: {source}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Boundaries: {}</source>
        <translation>Ffiniau: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>Boundaries: {}.</source>
        <translation>Ffiniau: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Boundary layer</source>
        <translation>Haen ffiniau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>British National Grid</source>
        <translation>Grid Cenedlaethol Prydain</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>British National Grid, in metres.</source>
        <translation>Grid Cenedlaethol Prydain, mewn metrau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>British National Grid, in metres; used where there is no postcode column.</source>
        <translation>Grid Cenedlaethol Prydain, mewn metrau; fe'i defnyddir lle nad oes colofn cod post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Brown and teal</source>
        <translation>Brown a gwyrddlas</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Brownfield Regeneration</source>
        <translation>Adfywio Tir Llwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>Building the index of postcodes</source>
        <translation>Yn adeiladu mynegai'r codau post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>Built-in outlines</source>
        <translation>Amlinellau mewnol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>Built-in outlines derived from the ONS Postcode Directory, November 2025</source>
        <translation>Amlinellau mewnol yn deillio o Gyfeirlyfr Codau Post yr ONS, Tachwedd 2025</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/ecosystems.json"/>
        <source>Business ecosystem</source>
        <translation>Ecosystem busnes</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Businesses</source>
        <translation>Busnesau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>Businesses incorporated 2017 to 2022</source>
        <translation>Busnesau a gorfforwyd 2017 i 2022</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>Businesses with £100m turnover or more</source>
        <translation>Busnesau â throsiant o £100m neu fwy</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>Businesses, but no figure known</source>
        <translation>Busnesau, ond dim ffigur yn hysbys</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Businesses, employees, turnover and places as four small maps that are read together.</source>
        <translation>Busnesau, gweithwyr, trosiant a lleoedd fel pedwar map bach sy'n cael eu darllen gyda'i gilydd.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>By</source>
        <translation>Yn ôl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>By area: {areas}.</source>
        <translation>Fesul ardal: {areas}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>By authority</source>
        <translation>Fesul awdurdod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>By the map's scale</source>
        <translation>Yn ôl graddfa'r map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>C&amp;luster</source>
        <translation>C&amp;lwstwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>C&amp;olours</source>
        <translation>Lliwia&amp;u</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Ca&amp;p at</source>
        <translation>Ca&amp;pio ar</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/tasks/work_row.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Cancel the run</source>
        <translation>Canslo'r rhediad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Cancelled.</source>
        <translation>Wedi canslo.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Cancelled. What was there before is unchanged.</source>
        <translation>Wedi canslo. Mae'r hyn a oedd yno o'r blaen heb ei newid.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Cancelled: nothing in the database was changed.</source>
        <translation>Wedi canslo: ni newidiwyd dim yn y gronfa ddata.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/base.py"/>
        <source>Cancelled: nothing was changed.</source>
        <translation>Wedi canslo: ni newidiwyd dim.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <source>Cancelled: the page was not written.</source>
        <translation>Wedi canslo: ni ysgrifennwyd y dudalen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Cannot be computed</source>
        <translation>Ni ellir ei gyfrifo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Cap</source>
        <translation>Cap</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Cap large values</source>
        <translation>Capio gwerthoedd mawr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>Capital expenditure stands in the currency of the file; nothing was converted.</source>
        <translation>Mae gwariant cyfalaf yn arian cyfred y ffeil; ni throswyd dim.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>Cards</source>
        <translation>Cardiau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Cell size in metres</source>
        <translation>Maint cell mewn metrau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Cell size in metres (bng)</source>
        <translation>Maint cell mewn metrau (bng)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Cells</source>
        <translation>Celloedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>Centre for Cities, 250 m</source>
        <translation>Centre for Cities, 250 m</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Certainty</source>
        <translation>Sicrwydd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>Certainty in per cent</source>
        <translation>Sicrwydd mewn y cant</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Chan&amp;ge</source>
        <translation>Ne&amp;wid</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>Change and growth in per cent of each authority or hexagon, from dates of incorporation or between two maps.</source>
        <translation>Newid a thwf mewn y cant pob awdurdod neu hecsagon, o ddyddiadau corffori neu rhwng dau fap.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Change the postcode directory</source>
        <translation>Newid y cyfeirlyfr codau post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Change…</source>
        <translation>Newid…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Chart of the Midlands' shares of the United Kingdom</source>
        <translation>Siart o gyfrannau Canolbarth Lloegr o'r Deyrnas Unedig</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/allocate.py"/>
        <source>Choose "share" or "first" for companies with several sites.</source>
        <translation>Dewiswch "share" neu "first" ar gyfer cwmnïau â sawl safle.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/lattice.py"/>
        <source>Choose 1 to {max_rings} rings of neighbours.</source>
        <translation>Dewiswch 1 i {max_rings} o gylchoedd o gymdogion.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/export_map.py"/>
        <source>Choose 30 to 1200 dots per inch.</source>
        <translation>Dewiswch 30 i 1200 o ddotiau y fodfedd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/exporting.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/export_map.py"/>
        <source>Choose PDF, PNG or SVG for the page.</source>
        <translation>Dewiswch PDF, PNG neu SVG ar gyfer y dudalen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Choose a PostgreSQL connection; new ones are made in QGIS's Browser panel.</source>
        <translation>Dewiswch gysylltiad PostgreSQL; gwneir rhai newydd ym mhanel Porwr QGIS.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/hexgrid.py"/>
        <source>Choose a cell size between {min_size:,.0f} m and {max_size:,.0f} m.</source>
        <translation>Dewiswch faint cell rhwng {min_size:,.0f} m a {max_size:,.0f} m.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <location filename="../midlands_clusters_plugin/core/hexmap/engine.py"/>
        <source>Choose a cluster from the list.</source>
        <translation>Dewiswch glwstwr o'r rhestr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_companies.py"/>
        <source>Choose a company file or a layer of companies: one of the two.</source>
        <translation>Dewiswch ffeil gwmnïau neu haen o gwmnïau: un o'r ddwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>Choose a confidence between 0 and 100 %.</source>
        <translation>Dewiswch hyder rhwng 0 a 100 %.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/dbscan.py"/>
        <source>Choose a distance above 0 m and at least one company a cluster.</source>
        <translation>Dewiswch bellter uwchlaw 0 m ac o leiaf un cwmni i bob clwstwr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>Choose a file of accounts</source>
        <translation>Dewis ffeil gyfrifon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Choose a file of boundaries</source>
        <translation>Dewis ffeil ffiniau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Choose a file of boundaries.</source>
        <translation>Dewiswch ffeil ffiniau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>Choose a file of companies</source>
        <translation>Dewis ffeil gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>Choose a file of companies.</source>
        <translation>Dewiswch ffeil o gwmnïau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/area_data.py"/>
        <source>Choose a file of figures or a layer of figures: one of the two.</source>
        <translation>Dewiswch ffeil o ffigurau neu haen o ffigurau: un o'r ddwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>Choose a file of places</source>
        <translation>Dewis ffeil lleoedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>Choose a file of places.</source>
        <translation>Dewiswch ffeil o leoedd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/growth.py"/>
        <source>Choose a first year before the last one.</source>
        <translation>Dewiswch flwyddyn gyntaf cyn yr un olaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/reader.py"/>
        <source>Choose a format from the list.</source>
        <translation>Dewiswch fformat o'r rhestr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/shapes.py"/>
        <source>Choose a layer first.</source>
        <translation>Dewiswch haen yn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>Choose a layer of companies or a table; the project has none yet.</source>
        <translation>Dewiswch haen o gwmnïau neu dabl; nid oes un yn y project eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>Choose a layer of companies.</source>
        <translation>Dewiswch haen o gwmnïau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>Choose a layer to ask.</source>
        <translation>Dewiswch haen i'w holi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <source>Choose a logo</source>
        <translation>Dewis logo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>Choose a map of one cluster: all companies cannot be specialised in all companies.</source>
        <translation>Dewiswch fap o un clwstwr: ni all pob cwmni fod yn arbenigol ymhlith pob cwmni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Choose a polygon layer with GSS codes; the project has none yet.</source>
        <translation>Dewiswch haen bolygonau â chodau GSS; nid oes un yn y project eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <source>Choose a polygon layer.</source>
        <translation>Dewiswch haen bolygonau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Choose a postcode directory</source>
        <translation>Dewis cyfeirlyfr codau post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_postcodes.py"/>
        <source>Choose a postcode directory or a folder: one of the two.</source>
        <translation>Dewiswch gyfeirlyfr codau post neu ffolder: un o'r ddau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_postcodes.py"/>
        <source>Choose a postcode directory: a file or a folder.</source>
        <translation>Dewiswch gyfeirlyfr codau post: ffeil neu ffolder.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Choose a table or view of companies.</source>
        <translation>Dewiswch dabl neu olwg o gwmnïau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/hexgrid.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <source>Choose an H3 resolution of 7, 8 or 9.</source>
        <translation>Dewiswch gydraniad H3 o 7, 8 neu 9.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>Choose between one and {most} clusters or authorities to compare.</source>
        <translation>Dewiswch rhwng un a {most} o glystyrau neu awdurdodau i'w cymharu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>Choose companies, or the two layers of maps.</source>
        <translation>Dewiswch gwmnïau, neu ddwy haen y mapiau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>Choose no more than {} to compare with: more cannot be read side by side.</source>
        <translation>Dewiswch ddim mwy na {} i gymharu â nhw: ni ellir darllen rhagor ochr yn ochr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/location_quotient_algorithm.py"/>
        <source>Choose one cluster: all companies cannot be specialised in all companies.</source>
        <translation>Dewiswch un clwstwr: ni all pob cwmni fod yn arbenigol ymhlith pob cwmni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Choose one of QGIS's colour ramps, or make your own. They are not tested for colour-blind readers.</source>
        <translation>Dewiswch un o raddiannau lliw QGIS, neu gwnewch eich un eich hun. Nis profwyd ar gyfer darllenwyr lliwddall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/neighbourhood.py"/>
        <source>Choose p values by permutation or from the normal distribution.</source>
        <translation>Dewiswch werthoedd p trwy drynewidiad neu o'r dosraniad normal.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Choose the company number, and employees or turnover.</source>
        <translation>Dewiswch rif y cwmni, a gweithwyr neu drosiant.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Choose the folder of a postcode directory</source>
        <translation>Dewis ffolder cyfeirlyfr codau post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/hexgrid.py"/>
        <source>Choose the grid "bng" or "h3".</source>
        <translation>Dewiswch y grid "bng" neu "h3".</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/concentration_algorithm.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_cells.py"/>
        <source>Choose the hexagon layer of a map.</source>
        <translation>Dewiswch haen hecsagonau map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/area_data.py"/>
        <source>Choose the hexagon layer that the figures are to be spread over.</source>
        <translation>Dewiswch yr haen hecsagonau y mae'r ffigurau i'w gwasgaru drosti.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Choose the postcode column, or easting and northing: nothing can be placed without.</source>
        <translation>Dewiswch y golofn cod post, neu ddwyreiniad a gogleddiad: ni ellir lleoli dim hebddynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Choose what to map, then Generate.</source>
        <translation>Dewiswch beth i'w fapio, yna Creu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/permutation.py"/>
        <source>Choose {fewest} to {most:,} permutations.</source>
        <translation>Dewiswch {fewest} i {most:,} o drynewidiadau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/areas.py"/>
        <source>Chosen by the user</source>
        <translation>Wedi'i ddewis gan y defnyddiwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>Circle, radius {} km</source>
        <translation>Cylch, radiws {} km</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Circular Economy</source>
        <translation>Economi Gylchol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/orientation.py"/>
        <source>Cities</source>
        <translation>Dinasoedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Cla&amp;sses</source>
        <translation>Do&amp;sbarthiadau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Class bounds</source>
        <translation>Ffiniau'r dosbarthiadau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Classes whose values lie as close together as possible.</source>
        <translation>Dosbarthiadau y mae eu gwerthoedd mor agos at ei gilydd â phosibl.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>Click a hexagon, drag a circle or draw a polygon on the map: the figures of that ground follow the pointer. Escape ends it.</source>
        <translation>Cliciwch hecsagon, llusgwch gylch neu lluniwch bolygon ar y map: mae ffigurau'r tir hwnnw'n dilyn y pwyntydd. Mae Escape yn dod ag ef i ben.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>Click or drag a circle, or click the corners of a polygon</source>
        <translation>Cliciwch neu lusgo cylch, neu gliciwch gorneli polygon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Click the corners on the map, then right-click or press Enter. Escape ends it.</source>
        <translation>Cliciwch y corneli ar y map, yna de-gliciwch neu pwyswch Enter. Mae Escape yn dod ag ef i ben.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Click the point on the map. Escape ends it.</source>
        <translation>Cliciwch y pwynt ar y map. Mae Escape yn dod ag ef i ben.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/welcome.py"/>
        <source>Close this card for good; the guide stays behind every question mark</source>
        <translation>Cau'r cerdyn hwn am byth; mae'r canllaw'n aros y tu ôl i bob marc cwestiwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Clus&amp;ter</source>
        <translation>Clws&amp;twr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <location filename="../midlands_clusters_plugin/gui/shell/search_bar.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Cluster</source>
        <translation>Clwstwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Cluster found by SIC codes: SIC codes cannot tell emerging clusters apart, so counts differ from the 2023 report's.</source>
        <translation>Canfuwyd y clwstwr yn ôl codau SIC: ni all codau SIC wahaniaethu rhwng clystyrau newydd, felly mae cyfrifon yn wahanol i rai adroddiad 2023.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Cluster of the condition</source>
        <translation>Clwstwr yr amod</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Cluster of the file</source>
        <translation>Clwstwr y ffeil</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Cluster sheet, A3 landscape</source>
        <translation>Dalen clwstwr, A3 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Cluster sheet, A3 portrait</source>
        <translation>Dalen clwstwr, A3 portread</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Cluster sheet, A4 landscape</source>
        <translation>Dalen clwstwr, A4 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Cluster sheet, A4 portrait</source>
        <translation>Dalen clwstwr, A4 portread</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>Cluster sheet: four small maps</source>
        <translation>Dalen clwstwr: pedwar map bach</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>Cluster {number}</source>
        <translation>Clwstwr {number}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Cluster: {cluster}</source>
        <translation>Clwstwr: {cluster}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>Clusters</source>
        <translation>Clystyrau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Clusters of your own as JSON, or a taxonomy as CSV (name, parent, SIC prefixes, RTIC names, keywords), offered beside the report's when QGIS starts; empty for none.</source>
        <translation>Clystyrau o'ch eiddo fel JSON, neu dacsonomeg fel CSV (name, parent, SIC prefixes, RTIC names, keywords), a gynigir wrth ochr rhai'r adroddiad pan fydd QGIS yn dechrau; gwag am ddim.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Clusters or authorities to compare with</source>
        <translation>Clystyrau neu awdurdodau i gymharu â nhw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>Clusters were found by SIC codes; the 2023 report used The Data City's RTIC lists, so counts will differ from its scorecards.</source>
        <translation>Canfuwyd clystyrau yn ôl codau SIC; defnyddiodd adroddiad 2023 restrau RTIC The Data City, felly bydd cyfrifon yn wahanol i'w gardiau sgorio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Co&amp;mpare</source>
        <translation>Cy&amp;mharu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>Codes of another year were matched by name: {some}.</source>
        <translation>Parwyd codau blwyddyn arall yn ôl enw: {some}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>Codes of another year were matched: {codes}.</source>
        <translation>Parwyd codau blwyddyn arall: {codes}.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Codes without a polygon</source>
        <translation>Codau heb bolygon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Col&amp;umns…</source>
        <translation>Col&amp;ofnau…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Cold spot, 90% sure</source>
        <translation>Man oer, 90% yn sicr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Cold spot, 95% sure</source>
        <translation>Man oer, 95% yn sicr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Cold spot, 99% sure</source>
        <translation>Man oer, 99% yn sicr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Colour ramp from QGIS</source>
        <translation>Graddiant lliw o QGIS</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Colour ramp of the hexagons</source>
        <translation>Graddiant lliw'r hecsagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Colours</source>
        <translation>Lliwiau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>Colours and classes</source>
        <translation>Lliwiau a dosbarthiadau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Colours tested for colour-blind readers and for grey print.</source>
        <translation>Lliwiau a brofwyd ar gyfer darllenwyr lliwddall ac ar gyfer print llwyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>Column</source>
        <translation>Colofn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>Column height goes with the logarithm of the value.</source>
        <translation>Mae uchder y colofnau'n dilyn logarithm y gwerth.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>Column height goes with the square root of the value.</source>
        <translation>Mae uchder y colofnau'n dilyn ail isradd y gwerth.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>Column height is proportional to the value.</source>
        <translation>Mae uchder y colofnau mewn cyfrannedd â'r gwerth.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Column of codes</source>
        <translation>Colofn y codau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Column that is searched</source>
        <translation>Y golofn a chwilir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Column with the minutes</source>
        <translation>Y golofn â'r munudau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/layout.py"/>
        <source>Column {number}</source>
        <translation>Colofn {number}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Columns</source>
        <translation>Colofnau</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Columns as high as their value, seen from the south, with the legend below.</source>
        <translation>Colofnau mor uchel â'u gwerth, wedi'u gweld o'r de, a'r allwedd oddi tanynt.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Columns of figures</source>
        <translation>Colofnau ffigurau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/three_d/renderers.py"/>
        <source>Columns of the 3D view</source>
        <translation>Colofnau'r golwg 3D</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Columns of the accounts file</source>
        <translation>Colofnau'r ffeil gyfrifon</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Columns of the accounts file, where they are not recognised</source>
        <translation>Colofnau'r ffeil gyfrifon, lle nas adnabyddir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>Columns of the accounts…</source>
        <translation>Colofnau'r cyfrifon…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Columns of the company file</source>
        <translation>Colofnau'r ffeil gwmnïau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Columns to use, by their names in the file, parted by semicolons; the first one is shown. Of a long table (one row an area, indicator and period) the names of its indicators. Empty: all columns of figures.</source>
        <translation>Colofnau i'w defnyddio, yn ôl eu henwau yn y ffeil, wedi'u gwahanu gan hanner colonau; dangosir y cyntaf. Ar gyfer tabl hir (un rhes i bob ardal, dangosydd a chyfnod) enwau ei ddangosyddion. Gwag: pob colofn o ffigurau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Columns, where they are not recognised</source>
        <translation>Colofnau, lle nas adnabyddir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>Columns…</source>
        <translation>Colofnau…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Combined authorities</source>
        <translation>Awdurdodau cyfun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Compa&amp;nies</source>
        <translation>Cwm&amp;nïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <location filename="../resources/algorithms/scorecard.json"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>Companies</source>
        <translation>Cwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Companies House</source>
        <translation>Tŷ'r Cwmnïau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Companies House only: also places companies that are dissolved or closed. Without it they are among the rejected rows, with that as the reason.</source>
        <translation>Tŷ'r Cwmnïau yn unig: mae hefyd yn lleoli cwmnïau a ddiddymwyd neu a gaewyd. Hebddo maent ymhlith y rhesi a wrthodwyd, â hynny fel y rheswm.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>Companies House only: without the tick they are among the rejected rows, with that as the reason</source>
        <translation>Tŷ'r Cwmnïau yn unig: heb y tic maent ymhlith y rhesi a wrthodwyd, â hynny fel y rheswm</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Companies and places that belong to this cluster</source>
        <translation>Cwmnïau a lleoedd sy'n perthyn i'r clwstwr hwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>Companies are at their registered office, which need not be where they work.</source>
        <translation>Mae cwmnïau yn eu swyddfa gofrestredig, nad oes raid mai dyna lle y maent yn gweithio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Companies are matched by the clusters that the data give them.</source>
        <translation>Caiff cwmnïau eu paru yn ôl y clystyrau y mae'r data'n eu rhoi iddynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/report.py"/>
        <source>Companies by authority</source>
        <translation>Cwmnïau fesul awdurdod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/report.py"/>
        <source>Companies by hexagon</source>
        <translation>Cwmnïau fesul hecsagon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Companies incorporated by the end of this year are the end</source>
        <translation>Cwmnïau a gorfforwyd erbyn diwedd y flwyddyn hon yw'r diwedd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>Companies incorporated by the end of this year are the end. Those dissolved in between are in neither.</source>
        <translation>Cwmnïau a gorfforwyd erbyn diwedd y flwyddyn hon yw'r diwedd. Nid yw'r rhai a ddiddymwyd yn y cyfamser yn y naill na'r llall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Companies incorporated by the end of this year are the start</source>
        <translation>Cwmnïau a gorfforwyd erbyn diwedd y flwyddyn hon yw'r dechrau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>Companies incorporated by the end of this year are the start. The report's growth since 2013 counts from the end of 2012.</source>
        <translation>Cwmnïau a gorfforwyd erbyn diwedd y flwyddyn hon yw'r dechrau. Mae twf yr adroddiad ers 2013 yn cyfrif o ddiwedd 2012.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>Companies of Beauhurst are at their head office, which need not be where they work.</source>
        <translation>Mae cwmnïau Beauhurst yn eu prif swyddfa, nad oes raid mai dyna lle y maent yn gweithio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Companies that stand close together</source>
        <translation>Cwmnïau sy'n sefyll yn agos at ei gilydd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Companies whose names begin alike, or one company's sites, make up most of these hexagons: {}.</source>
        <translation>Cwmnïau y mae eu henwau'n dechrau'n debyg, neu safleoedd un cwmni, yw'r rhan fwyaf o'r hecsagonau hyn: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Companies with several sites</source>
        <translation>Cwmnïau â sawl safle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Companies: {table}</source>
        <translation>Cwmnïau: {table}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Company data</source>
        <translation>Data cwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Company file</source>
        <translation>Ffeil gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Company files (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.zip *.parquet *.gpkg);;All files (*)</source>
        <translation>Ffeiliau cwmnïau (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.zip *.parquet *.gpkg);;Pob ffeil (*)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Company layer</source>
        <translation>Haen gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Company number</source>
        <translation>Rhif y cwmni</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Company rows in the area</source>
        <translation>Rhesi cwmni yn yr ardal</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Company rows read</source>
        <translation>Rhesi cwmni a ddarllenwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Compare &amp;with</source>
        <translation>Cymharu â</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Comparison</source>
        <translation>Cymhariaeth</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>Comparisons between clusters are not an exact science: they differ in definition and size, so read each card for itself. This is not a ranking.</source>
        <translation>Nid gwyddor fanwl yw cymharu clystyrau: maent yn amrywio o ran diffiniad a maint, felly darllenwch bob cerdyn ar ei ben ei hun. Nid trefn teilyngdod yw hon.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Compute</source>
        <translation>Cyfrifo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Compute in the database…</source>
        <translation>Cyfrifo yn y gronfa ddata…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Compute the statistic of the map's metric; the result becomes a layer of the map</source>
        <translation>Cyfrifo'r ystadegyn ar gyfer metrig y map; daw'r canlyniad yn haen o'r map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_cells.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>Computing</source>
        <translation>Yn cyfrifo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Computing in the database</source>
        <translation>Yn cyfrifo yn y gronfa ddata</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Con&amp;tains</source>
        <translation>Yn &amp;cynnwys</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Concentration</source>
        <translation>Crynodiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/concentration.py"/>
        <source>Concentration has no meaning for negative figures: choose another metric.</source>
        <translation>Nid oes ystyr i grynodiad ar gyfer ffigurau negyddol: dewiswch fetrig arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/concentration_algorithm.py"/>
        <source>Concentration of {}</source>
        <translation>Crynodiad {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Condition</source>
        <translation>Amod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Conditions of the question</source>
        <translation>Amodau'r cwestiwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Confidence</source>
        <translation>Hyder</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Connected Device Technology</source>
        <translation>Technoleg Dyfeisiau Cysylltiedig</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Connection</source>
        <translation>Cysylltiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/page_text.py"/>
        <source>Contains OS data © Crown copyright and database right {}.</source>
        <translation>Yn cynnwys data OS © Hawlfraint y Goron a hawl cronfa ddata {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Contains Royal Mail data © Royal Mail copyright and database right {}.</source>
        <translation>Yn cynnwys data'r Post Brenhinol © Hawlfraint y Post Brenhinol a hawl cronfa ddata {}.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>Control false discoveries</source>
        <translation>Rheoli darganfyddiadau ffug</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>Conversion</source>
        <translation>Trosiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>Coordinates of the ground</source>
        <translation>Cyfesurynnau'r tir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Cop&amp;y</source>
        <translation>Cop&amp;ïo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Copied.</source>
        <translation>Copïwyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Copy</source>
        <translation>Copïo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Copy the SQL</source>
        <translation>Copïo'r SQL</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Copy the answer, the sentence, the expression or the Processing call</source>
        <translation>Copïo'r ateb, y frawddeg, y mynegiad neu'r alwad Processing</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Copying the answer</source>
        <translation>Yn copïo'r ateb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Could be chance</source>
        <translation>Gallai fod yn hap</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Councils must publish them: what the map shows in words (HTML), and the data by authority and by hexagon (CSV).</source>
        <translation>Rhaid i gynghorau eu cyhoeddi: yr hyn y mae'r map yn ei ddangos mewn geiriau (HTML), a'r data fesul awdurdod a fesul hecsagon (CSV).</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Count</source>
        <translation>Cyfrif</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Count &amp;by</source>
        <translation>Cy&amp;frif yn ôl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Count &amp;empty ones</source>
        <translation>Cyfrif rhai &amp;gwag</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>Count empty ones</source>
        <translation>Cyfrif rhai gwag</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/growth_algorithm.py"/>
        <source>Counted from the end of {year} it is {growth}.</source>
        <translation>O gyfrif o ddiwedd {year}, {growth} ydyw.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/services.json"/>
        <source>Counties and Unitary Authorities</source>
        <translation>Siroedd ac Awdurdodau Unedol</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Counties and unitary authorities, districts, or MSOAs for area data, by year, month and clip. Take bgc (generalised to 20 m) for hexagons; bfc is the full resolution and large; bsc and buc are for drawing only.</source>
        <translation>Siroedd ac awdurdodau unedol, dosbarthau, neu MSOAs ar gyfer data ardal, yn ôl blwyddyn, mis a chlip. Cymerwch bgc (wedi'i gyffredinoli i 20 m) ar gyfer hecsagonau; bfc yw'r manylder llawn ac mae'n fawr; ar gyfer lluniadu yn unig y mae bsc a buc.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Counts grow with the size of an area: per km² or a share can be compared</source>
        <translation>Mae cyfrifon yn tyfu gyda maint ardal: gellir cymharu fesul km² neu gyfran</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>Counts of businesses must be whole numbers.</source>
        <translation>Rhaid i gyfrifon busnesau fod yn rhifau cyfan.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Covers</source>
        <translation>Yn cwmpasu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>Crowds of any density (HDBSCAN)</source>
        <translation>Torfeydd o unrhyw ddwysedd (HDBSCAN)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/engine.py"/>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>Cutting hexagons to the authorities</source>
        <translation>Yn torri hecsagonau i'r awdurdodau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Cyber</source>
        <translation>Seiber</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/defaults.py"/>
        <source>DBSCAN, then drawn as kernel density, is published. Its distance and number were not found: both are this plugin's choice.</source>
        <translation>Cyhoeddwyd DBSCAN, wedi'i luniadu wedyn fel dwysedd cnewyllyn. Ni chanfuwyd ei bellter na'i nifer: dewis yr ategyn hwn yw'r ddau.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI Capex 2017-21</source>
        <translation>Gwariant cyfalaf DDI 2017-21</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI Jobs 2017-2021</source>
        <translation>Swyddi DDI 2017-2021</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI capital expenditure in EUR, all years</source>
        <translation>Gwariant cyfalaf DDI mewn EUR, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI capital expenditure in EUR, forecast</source>
        <translation>Gwariant cyfalaf DDI mewn EUR, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI capital expenditure in GBP, all years</source>
        <translation>Gwariant cyfalaf DDI mewn GBP, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI capital expenditure in GBP, forecast</source>
        <translation>Gwariant cyfalaf DDI mewn GBP, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI capital expenditure in USD, all years</source>
        <translation>Gwariant cyfalaf DDI mewn USD, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI capital expenditure in USD, forecast</source>
        <translation>Gwariant cyfalaf DDI mewn USD, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI jobs, all years</source>
        <translation>Swyddi DDI, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI jobs, forecast</source>
        <translation>Swyddi DDI, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI projects 2017-2021</source>
        <translation>Prosiectau DDI 2017-2021</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI projects, all years</source>
        <translation>Prosiectau DDI, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>DDI projects, forecast</source>
        <translation>Prosiectau DDI, rhagolwg</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>DE24 9FU</source>
        <translation>DE24 9FU</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Data Driven Healthcare Innovation</source>
        <translation>Arloesi mewn Gofal Iechyd ar Sail Data</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Database connection</source>
        <translation>Cysylltiad cronfa ddata</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Date of the accounts</source>
        <translation>Dyddiad y cyfrifon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>December</source>
        <translation>Rhagfyr</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Degrees clockwise from north that the viewer faces: 0 looks north from the south, 90 looks east from the west.</source>
        <translation>Graddau clocwedd o'r gogledd y mae'r gwyliwr yn eu hwynebu: mae 0 yn edrych i'r gogledd o'r de, mae 90 yn edrych i'r dwyrain o'r gorllewin.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Delete</source>
        <translation>Dileu</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Density</source>
        <translation>Dwysedd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Density clusters</source>
        <translation>Clystyrau dwysedd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Depth</source>
        <translation>Dyfnder</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_page.py"/>
        <source>Depth is drawn at {}% of its length, so no scale bar fits it; high columns can hide what is behind them.</source>
        <translation>Lluniedir dyfnder ar {}% o'i hyd, felly nid oes bar graddfa'n gweddu iddo; gall colofnau uchel guddio'r hyn sydd y tu ôl iddynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Detail</source>
        <translation>Manylder</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/messages.py"/>
        <source>Details</source>
        <translation>Manylion</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/scorecard_item.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>Difference</source>
        <translation>Gwahaniaeth</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Digital and Creative</source>
        <translation>Digidol a Chreadigol</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Directory in use</source>
        <translation>Y cyfeirlyfr sydd ar waith</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>Discard them</source>
        <translation>Eu gwaredu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Disclosure control</source>
        <translation>Rheoli datgelu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>Disclosure control: what is hidden and why</source>
        <translation>Rheoli datgelu: beth sydd wedi'i guddio a pham</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Disruptive Technologies for Professional and Financial Services</source>
        <translation>Technolegau Aflonyddol ar gyfer Gwasanaethau Proffesiynol ac Ariannol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Dissolved companies too</source>
        <translation>Cwmnïau a ddiddymwyd hefyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Distance between opposite sides of a hexagon, in metres.</source>
        <translation>Y pellter rhwng ochrau cyferbyn hecsagon, mewn metrau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Distance from the place</source>
        <translation>Pellter o'r lle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Distance in kilometres</source>
        <translation>Pellter mewn cilometrau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Distance in metres</source>
        <translation>Pellter mewn metrau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>Distance in metres (dbscan)</source>
        <translation>Pellter mewn metrau (dbscan)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Dots per inch</source>
        <translation>Dotiau y fodfedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>Doubt</source>
        <translation>Amheuaeth</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Doubts about the file</source>
        <translation>Amheuon am y ffeil</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Download</source>
        <translation>Llwytho i lawr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Download again</source>
        <translation>Llwytho i lawr eto</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Download boundaries</source>
        <translation>Llwytho ffiniau i lawr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Downloaded boundaries take {size} MB.</source>
        <translation>Mae ffiniau a lwythwyd i lawr yn cymryd {size} MB.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/download_boundaries.py"/>
        <source>Downloaded from {url} on {date}, {rows} features, sha256 {sha256}</source>
        <translation>Llwythwyd i lawr o {url} ar {date}, {rows} nodwedd, sha256 {sha256}</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Downloaded in this run</source>
        <translation>Llwythwyd i lawr yn y rhediad hwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/download_boundaries.py"/>
        <source>Downloaded now: {rows:,} authorities.</source>
        <translation>Llwythwyd i lawr nawr: {rows:,} awdurdod.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Downloaded on</source>
        <translation>Llwythwyd i lawr ar</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Downloaded on {day} ({count} authorities); works without a network.</source>
        <translation>Llwythwyd i lawr ar {day} ({count} awdurdod); mae'n gweithio heb rwydwaith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Downloading boundaries</source>
        <translation>Yn llwytho ffiniau i lawr</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Downloads official authority boundaries of any year from the ONS Open Geography portal and keeps them for work offline.</source>
        <translation>Yn llwytho i lawr ffiniau awdurdod swyddogol unrhyw flwyddyn o borth Open Geography yr ONS ac yn eu cadw ar gyfer gwaith all-lein.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Draw a point</source>
        <translation>Llunio pwynt</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/condition_form.py"/>
        <source>Draw a point or a polygon on the map first.</source>
        <translation>Lluniwch bwynt neu bolygon ar y map yn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Draw a polygon</source>
        <translation>Llunio polygon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/condition_form.py"/>
        <source>Drawn: {}.</source>
        <translation>Lluniwyd: {}.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Draws how densely the companies of a cluster stand as a smooth surface: businesses or employees per km².</source>
        <translation>Yn lluniadu pa mor ddwys y mae cwmnïau clwstwr yn sefyll fel arwyneb llyfn: busnesau neu weithwyr fesul km².</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Draws polygons as columns seen from a height: plain polygons in painter's order, which print as sharp vectors.</source>
        <translation>Yn lluniadu polygonau fel colofnau wedi'u gweld o uchder: polygonau plaen yn nhrefn yr arlunydd, sy'n argraffu fel fectorau clir.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>E&amp;xport</source>
        <translation>All&amp;forio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>E&amp;xport…</source>
        <translation>All&amp;forio…</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>EUR</source>
        <translation>EUR</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <source>Each figure is of the newest period that the file has of it: from {first} to {last}.</source>
        <translation>Mae pob ffigur o'r cyfnod diweddaraf sydd gan y ffeil ar ei gyfer: o {first} i {last}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <source>Each of {sites} sites spread over {radius} km round it (quartic kernel); pixels of {pixel} m.</source>
        <translation>Pob un o {sites} safle wedi'i wasgaru dros {radius} km o'i amgylch (cnewyllyn cwartig); picseli o {pixel} m.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Earnings</source>
        <translation>Enillion</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>East of {town}</source>
        <translation>Dwyrain {town}, y tu allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Easting</source>
        <translation>Dwyreiniad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>Easting and northing in metres, or latitude and longitude; press Enter. No mouse is needed.</source>
        <translation>Dwyreiniad a gogleddiad mewn metrau, neu ledred a hydred; pwyswch Enter. Nid oes angen llygoden.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Edition</source>
        <translation>Argraffiad</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Education Technology</source>
        <translation>Technoleg Addysg</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Employees</source>
        <translation>Gweithwyr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Employees (estimated)</source>
        <translation>Gweithwyr (amcangyfrif)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>Employees and turnover are hidden where one company has more than this share</source>
        <translation>Cuddir gweithwyr a throsiant lle mae gan un cwmni fwy na'r gyfran hon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>Employees and turnover of The Data City are estimates, and each company's are divided over the sites that are listed for it.</source>
        <translation>Amcangyfrifon yw gweithwyr a throsiant The Data City, a rhennir rhai pob cwmni dros y safleoedd a restrir ar ei gyfer.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>Employees are the lower bound of the published size band, so totals are the least that there can be.</source>
        <translation>Ffin isaf y band maint cyhoeddedig yw gweithwyr, felly cyfansymiau yw'r lleiaf a all fod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>Employers are at their registered address; only employers with 250 or more employees must report.</source>
        <translation>Mae cyflogwyr yn eu cyfeiriad cofrestredig; dim ond cyflogwyr â 250 neu fwy o weithwyr sy'n gorfod adrodd.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>Empty hexagons raise Gini: with them it says how little of the area is used, without them how unlike the used ones are.</source>
        <translation>Mae hecsagonau gwag yn codi Gini: gyda nhw mae'n dweud cyn lleied o'r ardal a ddefnyddir, hebddynt pa mor annhebyg yw'r rhai a ddefnyddir.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Empty the cache</source>
        <translation>Gwagio'r storfa</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>End of year</source>
        <translation>Diwedd blwyddyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Enterprises</source>
        <translation>Mentrau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>Enterprises are counted: a business with many sites is one, at the address that it is registered under.</source>
        <translation>Cyfrifir mentrau: mae busnes â llawer o safleoedd yn un, yn y cyfeiriad y mae wedi'i gofrestru ynddo.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Equal intervals</source>
        <translation>Cyfyngau cyfartal</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Established clusters</source>
        <translation>Clystyrau sefydledig</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Estimated Employees</source>
        <translation>Amcangyfrif o'r Gweithwyr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Every class begins at the same multiple of the one before.</source>
        <translation>Mae pob dosbarth yn dechrau ar yr un lluosrif o'r un o'i flaen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Every class is equally wide.</source>
        <translation>Mae pob dosbarth yr un lled.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>Every cluster needs an "id" and a "name".</source>
        <translation>Mae pob clwstwr angen "id" a "name".</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Every company, whatever its sector.</source>
        <translation>Pob cwmni, beth bynnag fo'i sector.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Every hexagon that has a value was left out: the map shows none of them.</source>
        <translation>Gadawyd allan bob hecsagon sydd â gwerth: nid yw'r map yn dangos yr un ohonynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Every step to the right multiplies: shows small and large values together.</source>
        <translation>Mae pob cam i'r dde yn lluosi: mae'n dangos gwerthoedd bach a mawr gyda'i gilydd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>Everything fulfils this question: {}</source>
        <translation>Mae popeth yn bodloni'r cwestiwn hwn: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>Everything in {layer} fulfils this question: {count:,} features.</source>
        <translation>Mae popeth yn {layer} yn bodloni'r cwestiwn hwn: {count:,} nodwedd.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Exaggeration</source>
        <translation>Gorliwio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>Examples</source>
        <translation>Enghreifftiau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Llyfr gwaith Excel (*.xlsx)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>Excel workbook (*.xlsx);;CSV (*.csv)</source>
        <translation>Llyfr gwaith Excel (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Excel workbook…</source>
        <translation>Llyfr gwaith Excel…</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Export map</source>
        <translation>Allforio map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <source>Export the page</source>
        <translation>Allforio'r dudalen</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Exported map</source>
        <translation>Map a allforiwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/export_map.py"/>
        <source>Exported: {}</source>
        <translation>Allforiwyd: {}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Extractive Industries</source>
        <translation>Diwydiannau Echdynnol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>F&amp;ile</source>
        <translation>F&amp;feil</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI Capex 2017-21</source>
        <translation>Gwariant cyfalaf FDI 2017-21</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI Jobs 2017-2021</source>
        <translation>Swyddi FDI 2017-2021</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI Projects 2017-2021</source>
        <translation>Prosiectau FDI 2017-2021</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI capital expenditure in EUR, all years</source>
        <translation>Gwariant cyfalaf FDI mewn EUR, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI capital expenditure in EUR, forecast</source>
        <translation>Gwariant cyfalaf FDI mewn EUR, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI capital expenditure in GBP, all years</source>
        <translation>Gwariant cyfalaf FDI mewn GBP, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI capital expenditure in GBP, forecast</source>
        <translation>Gwariant cyfalaf FDI mewn GBP, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI capital expenditure in USD, all years</source>
        <translation>Gwariant cyfalaf FDI mewn USD, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI capital expenditure in USD, forecast</source>
        <translation>Gwariant cyfalaf FDI mewn USD, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI into High Growth Companies</source>
        <translation>FDI i Gwmnïau Twf Uchel</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI jobs, all years</source>
        <translation>Swyddi FDI, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI jobs, forecast</source>
        <translation>Swyddi FDI, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI projects, all years</source>
        <translation>Prosiectau FDI, pob blwyddyn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>FDI projects, forecast</source>
        <translation>Prosiectau FDI, rhagolwg</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Facing</source>
        <translation>Yn wynebu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Fe&amp;west</source>
        <translation>&amp;Lleiafswm</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Features in the answer</source>
        <translation>Nodweddion yn yr ateb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>February</source>
        <translation>Chwefror</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Fetch the boundaries of this edition from the ONS Open Geography portal</source>
        <translation>Nôl ffiniau'r argraffiad hwn o borth Open Geography yr ONS</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Few businesses: unreliable</source>
        <translation>Ychydig fusnesau: annibynadwy</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>Fewer companies than</source>
        <translation>Llai o gwmnïau na</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>Fewest businesses</source>
        <translation>Y lleiaf o fusnesau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Fewest businesses of a reliable figure</source>
        <translation>Y lleiaf o fusnesau ar gyfer ffigur dibynadwy</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>Fewest companies</source>
        <translation>Y lleiaf o gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Fi&amp;gure</source>
        <translation>Ffi&amp;gur</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Figure</source>
        <translation>Ffigur</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>Figures are rounded to {base}.</source>
        <translation>Talgrynnir ffigurau i {base}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/spread.py"/>
        <source>Figures below 0 cannot be spread over hexagons: show them by area.</source>
        <translation>Ni ellir gwasgaru ffigurau islaw 0 dros hecsagonau: dangoswch nhw fesul ardal.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>Figures by area</source>
        <translation>Ffigurau fesul ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>Figures of the ground</source>
        <translation>Ffigurau'r tir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Figures that somebody published by area (UK Business Counts, earnings, graduates) as a shaded map. They are not put on hexagons.</source>
        <translation>Ffigurau a gyhoeddodd rhywun fesul ardal (Cyfrifon Busnes y DU, enillion, graddedigion) fel map wedi'i liwio. Nis rhoddir ar hecsagonau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Figures without an area on the map: {count}, together {sum}.</source>
        <translation>Ffigurau heb ardal ar y map: {count}, gyda'i gilydd {sum}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Figures without an area on the map: {count}.</source>
        <translation>Ffigurau heb ardal ar y map: {count}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>File of boundaries</source>
        <translation>Ffeil ffiniau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>File of figures</source>
        <translation>Ffeil ffigurau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>File of figures by area</source>
        <translation>Ffeil o ffigurau fesul ardal</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>File of own clusters</source>
        <translation>Ffeil eich clystyrau eich hun</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Files and folders</source>
        <translation>Ffeiliau a ffolderi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Find, select and zoom to what fulfils the question</source>
        <translation>Canfod, dewis a nesáu at yr hyn sy'n bodloni'r cwestiwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>Finding postcodes</source>
        <translation>Yn canfod codau post</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>Finds hexagons that are like their neighbours (high among high) and those that stand out (high among low).</source>
        <translation>Yn canfod hecsagonau sy'n debyg i'w cymdogion (uchel ymhlith uchel) a'r rhai sy'n sefyll allan (uchel ymhlith isel).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Finds the companies of a cluster; several codes may stand in one cell.</source>
        <translation>Yn canfod cwmnïau clwstwr; gall sawl cod fod mewn un gell.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Finds the companies, hexagons or places that fulfil a question: a cluster, a size, near a place, inside an area.</source>
        <translation>Yn canfod y cwmnïau, yr hecsagonau neu'r lleoedd sy'n bodloni cwestiwn: clwstwr, maint, ger lle, y tu mewn i ardal.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Finds the company; zeros that Excel took from its front do no harm.</source>
        <translation>Yn canfod y cwmni; nid yw'r seroau a dynnodd Excel o'i flaen yn gwneud drwg.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>Finds where companies of a cluster crowd, whatever the boundaries, and names each crowd after its towns.</source>
        <translation>Yn canfod lle mae cwmnïau clwstwr yn heidio, beth bynnag fo'r ffiniau, ac yn enwi pob torf ar ôl ei threfi.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <source>Finds where high values stand together (hot spots) and where low ones do (cold spots), and how sure that is.</source>
        <translation>Yn canfod lle mae gwerthoedd uchel yn sefyll gyda'i gilydd (mannau poeth) a lle mae rhai isel (mannau oer), a pha mor sicr yw hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>First digits of the SIC code</source>
        <translation>Digidau cyntaf y cod SIC</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>First year</source>
        <translation>Blwyddyn gyntaf</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Folder for downloads</source>
        <translation>Ffolder llwythiadau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Folder for maps</source>
        <translation>Ffolder mapiau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Folder of page templates</source>
        <translation>Ffolder templedi tudalen</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Food / Agriculture</source>
        <translation>Bwyd / Amaethyddiaeth</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>For a file outside a project: the JSON summary of Hexagon metrics, for the source line; report.json beside it is found.</source>
        <translation>Ar gyfer ffeil y tu allan i broject: crynodeb JSON Metrigau hecsagon, ar gyfer y llinell ffynhonnell; canfyddir report.json wrth ei hochr.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>For a file outside a project: which cluster its hexagons count, for titles. from_report takes what the run's report says.</source>
        <translation>Ar gyfer ffeil y tu allan i broject: pa glwstwr y mae ei hecsagonau'n ei gyfrif, ar gyfer teitlau. Mae from_report yn cymryd yr hyn y mae adroddiad y rhediad yn ei ddweud.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>For changes and differences: one colour below the middle, another above.</source>
        <translation>Ar gyfer newidiadau a gwahaniaethau: un lliw islaw'r canol, un arall uwch ei ben.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>For instance</source>
        <translation>Er enghraifft</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>For maps that are published: figures that would give a business away, and those that would give them away, are hidden.</source>
        <translation>Ar gyfer mapiau a gyhoeddir: cuddir ffigurau a fyddai'n datgelu busnes, a'r rhai a fyddai'n datgelu'r ffigurau hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>For the officer, not for publication: why a figure is hidden narrows a guess at it.</source>
        <translation>Ar gyfer y swyddog, nid i'w gyhoeddi: mae pam y cuddir ffigur yn culhau dyfaliad amdano.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Foreign-owned</source>
        <translation>Mewn perchnogaeth dramor</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>Foreign-owned businesses</source>
        <translation>Busnesau mewn perchnogaeth dramor</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Foreign-owned enterprises</source>
        <translation>Mentrau mewn perchnogaeth dramor</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Forget the saved mapping that is chosen</source>
        <translation>Anghofio'r mapiad a gadwyd ac a ddewiswyd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Format</source>
        <translation>Fformat</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>From</source>
        <translation>O ble</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>From a CSV file…</source>
        <translation>O ffeil CSV…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>From a layer</source>
        <translation>O haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/ledger.py"/>
        <source>From these companies a map on other hexagons or boundaries was published on {day} ({area}), and the two can be subtracted: choose the same hexagons, or take that map out of {file}.</source>
        <translation>O'r cwmnïau hyn cyhoeddwyd map ar hecsagonau neu ffiniau eraill ar {day} ({area}), a gellir tynnu'r naill o'r llall: dewiswch yr un hecsagonau, neu tynnwch y map hwnnw allan o {file}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/growth_algorithm.py"/>
        <source>From {:,.0f} at the start to {:,.0f} at the end in all: {}.</source>
        <translation>O {:,.0f} ar y dechrau i {:,.0f} ar y diwedd i gyd: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>Funding is the grant that Innovate UK offered, at the participant's address; it is not what was spent, nor where.</source>
        <translation>Cyllid yw'r grant a gynigiodd Innovate UK, yng nghyfeiriad y cyfranogwr; nid yr hyn a wariwyd, nac ymhle.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Fundraising Volumes</source>
        <translation>Symiau a Godwyd</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Fundraising rounds</source>
        <translation>Rowndiau codi arian</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Further Education Leavers</source>
        <translation>Ymadawyr Addysg Bellach</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Further condition</source>
        <translation>Amod pellach</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Gender pay gap</source>
        <translation>Bwlch cyflog rhwng y rhywiau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/view3d_page.py"/>
        <source>Generate a map first.</source>
        <translation>Crëwch fap yn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Generate a map first: its colours and classes are chosen here.</source>
        <translation>Crëwch fap yn gyntaf: dewisir ei liwiau a'i ddosbarthiadau yma.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Generate a map first: postcodes that the directory does not have can then be looked up</source>
        <translation>Crëwch fap yn gyntaf: wedyn gellir chwilio am godau post nad ydynt yn y cyfeirlyfr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>Generate a map to add area data to it.</source>
        <translation>Crëwch fap er mwyn ychwanegu data ardal ato.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Generate a map to ask it questions.</source>
        <translation>Crëwch fap er mwyn gofyn cwestiynau iddo.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>Generate a map to choose which places are on it.</source>
        <translation>Crëwch fap er mwyn dewis pa leoedd sydd arno.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>Generate a map to compute statistics of it.</source>
        <translation>Crëwch fap er mwyn cyfrifo ystadegau ohono.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>Generate a map to see the scorecard of its cluster.</source>
        <translation>Crëwch fap er mwyn gweld cerdyn sgorio ei glwstwr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Generate the map</source>
        <translation>Creu'r map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>GeoPackage…</source>
        <translation>GeoPackage…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>Geometries are taken to be in the layer's coordinate reference system, or in British National Grid (EPSG:27700) where there is no layer. Distances are metres on the British National Grid. NULL gives NULL. In a virtual layer every argument must be given.</source>
        <translation>Cymerir bod geometregau yn system gyfeirnod cyfesurynnau'r haen, neu yn Grid Cenedlaethol Prydain (EPSG:27700) lle nad oes haen. Metrau ar Grid Cenedlaethol Prydain yw pellteroedd. Mae NULL yn rhoi NULL. Mewn haen rithwir rhaid rhoi pob arganlyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/hot_spots.py"/>
        <source>Gi*, p from the normal distribution, which is approximate</source>
        <translation>Gi*, p o'r dosraniad normal, sy'n fras</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/hot_spots.py"/>
        <source>Gi*, {draws:,} conditional permutations</source>
        <translation>Gi*, {draws:,} trynewidiad amodol</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>Gini</source>
        <translation>Gini</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>Give a date since when, or before which, the companies were incorporated.</source>
        <translation>Rhowch ddyddiad y corfforwyd y cwmnïau ers hynny, neu cyn hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/location_quotient_algorithm.py"/>
        <source>Give both UK totals, or none: a share needs two numbers.</source>
        <translation>Rhowch ddau gyfanswm y DU, neu'r un: mae cyfran angen dau rif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>Give both layers of maps, or neither.</source>
        <translation>Rhowch ddwy haen y mapiau, neu'r un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/disclosure_parameters.py"/>
        <source>Give the smallest number of companies too (3 is usual): dominance and rounding alone hide nobody.</source>
        <translation>Rhowch y nifer lleiaf o gwmnïau hefyd (3 sy'n arferol): nid yw goruchafiaeth a thalgrynnu yn unig yn cuddio neb.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>Give the smallest number of companies whose figures may be shown: 3 is usual.</source>
        <translation>Rhowch y nifer lleiaf o gwmnïau y caniateir dangos eu ffigurau: 3 sy'n arferol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Go back to the built-in directory</source>
        <translation>Mynd yn ôl i'r cyfeirlyfr mewnol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Go back to the proposed classes and colours of this metric.</source>
        <translation>Mynd yn ôl i'r dosbarthiadau a'r lliwiau a gynigir ar gyfer y metrig hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Goes to {}</source>
        <translation>Yn mynd i {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>Government 2017, 1 km</source>
        <translation>Llywodraeth 2017, 1 km</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Graduate Retention: change over 3 years</source>
        <translation>Cadw Graddedigion: newid dros 3 blynedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Grants (360Giving)</source>
        <translation>Grantiau (360Giving)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>Grants of one recipient at one postcode were added up; a recipient may be a charity, a council or a university.</source>
        <translation>Adiwyd grantiau i un derbynnydd wrth un cod post at ei gilydd; gall derbynnydd fod yn elusen, yn gyngor neu'n brifysgol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/areas.py"/>
        <source>Great Britain</source>
        <translation>Prydain Fawr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/orientation.py"/>
        <source>Great cities on maps of a region</source>
        <translation>Dinasoedd mawr ar fapiau o ranbarth</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Grey</source>
        <translation>Llwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Grid</source>
        <translation>Grid</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/furniture.py"/>
        <source>Grid north</source>
        <translation>Gogledd y grid</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Grid: {grid}</source>
        <translation>Grid: {grid}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>Grid: {}.</source>
        <translation>Grid: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/three_d/renderers.py"/>
        <source>Ground of the 3D view</source>
        <translation>Tir y golwg 3D</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Growth between two years</source>
        <translation>Twf rhwng dwy flynedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>Growth by hexagon needs hexagons on the British grid: choose authorities.</source>
        <translation>Mae twf fesul hecsagon angen hecsagonau ar grid Prydain: dewiswch awdurdodau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/growth.py"/>
        <source>Growth needs a start of 0 or more: choose another metric.</source>
        <translation>Mae twf angen dechrau o 0 neu fwy: dewiswch fetrig arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>H3</source>
        <translation>H3</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>H3 cells need the Python package h3, which this QGIS lacks.</source>
        <translation>Mae celloedd H3 angen y pecyn Python h3, nad yw gan y QGIS hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>H3 hexagon (resolution {})</source>
        <translation>hecsagon H3 (cydraniad {})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/hexgrid.py"/>
        <source>H3 hexagons of resolution {resolution} (about {value:g} km² each here; the area varies by place)</source>
        <translation>Hecsagonau H3 o gydraniad {resolution} (tua {value:g} km² yr un yma; mae'r arwynebedd yn amrywio yn ôl lle)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/map_files.py"/>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>H3 hexagons of resolution {}</source>
        <translation>Hecsagonau H3 o gydraniad {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>H3 resolution</source>
        <translation>Cydraniad H3</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>H3 resolution 7, 8 or 9: about 4.6, 0.66 or 0.09 km² a cell in the Midlands.</source>
        <translation>Cydraniad H3 7, 8 neu 9: tua 4.6, 0.66 neu 0.09 km² y gell yng Nghanolbarth Lloegr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/dbscan.py"/>
        <source>HDBSCAN needs the Python package scikit-learn, which this QGIS does not have: choose DBSCAN.</source>
        <translation>Mae HDBSCAN angen y pecyn Python scikit-learn, nad yw gan y QGIS hwn: dewiswch DBSCAN.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>HTML (*.html);;JSON (*.json)</source>
        <translation>HTML (*.html);;JSON (*.json)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/density_symbology.py"/>
        <source>Hardly any</source>
        <translation>Prin ddim</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Has no SIC definition: only companies that your file marks with it are found. Use a column of clusters or RTICs, The Data City's list, or a list of your own (Settings, Options).</source>
        <translation>Nid oes ganddo ddiffiniad SIC: dim ond cwmnïau y mae eich ffeil yn eu marcio ag ef a ganfyddir. Defnyddiwch golofn o glystyrau neu RTICs, rhestr The Data City, neu restr o'ch eiddo (Gosodiadau, Dewisiadau).</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Hash of the download</source>
        <translation>Stwnsh y llwythiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>He&amp;xagons</source>
        <translation>He&amp;csagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Head/tail breaks</source>
        <translation>Toriadau pen/cynffon</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Health &amp; Life Sciences</source>
        <translation>Iechyd a Gwyddorau Bywyd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Height from</source>
        <translation>Uchder o</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Heights</source>
        <translation>Uchderau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>Help on: {} (F1)</source>
        <translation>Cymorth ar: {} (F1)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>Herfindahl</source>
        <translation>Herfindahl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_symbols.py"/>
        <source>Hexagon</source>
        <translation>Hecsagon</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Hexagon metrics</source>
        <translation>Metrigau hecsagon</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Hexagon metrics in PostGIS</source>
        <translation>Metrigau hecsagon yn PostGIS</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>Hexagon or circle</source>
        <translation>Hecsagon neu gylch</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Hexagon size (m)</source>
        <translation>Maint hecsagon (m)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Hexagon size in metres</source>
        <translation>Maint yr hecsagonau mewn metrau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Hexagon table in the database</source>
        <translation>Tabl hecsagonau yn y gronfa ddata</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <location filename="../resources/algorithms/concentration.json"/>
        <location filename="../resources/algorithms/exportmap.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>Hexagons</source>
        <translation>Hecsagonau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Hexagons count by</source>
        <translation>Mae hecsagonau'n cyfrif yn ôl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/binding.py"/>
        <source>Hexagons count their foreign-owned businesses: ask for 1 or more of them.</source>
        <translation>Mae hecsagonau'n cyfrif eu busnesau mewn perchnogaeth dramor: gofynnwch am 1 neu fwy ohonynt.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Hexagons for publication</source>
        <translation>Hecsagonau i'w cyhoeddi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/spikes_page.ui"/>
        <source>Hexagons made by one company, one group or one address. Double-click one to zoom to it.</source>
        <translation>Hecsagonau a wnaed gan un cwmni, un grŵp neu un cyfeiriad. Cliciwch un ddwywaith i nesáu ato.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Hexagons of fewer companies are hidden, and as many others as are needed to protect them; 3 as in national statistics.</source>
        <translation>Cuddir hecsagonau â llai o gwmnïau, a chynifer o rai eraill ag sydd eu hangen i'w diogelu; 3 fel mewn ystadegau gwladol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>Hexagons of fewer companies are hidden; 3 as in national statistics</source>
        <translation>Cuddir hecsagonau â llai o gwmnïau; 3 fel mewn ystadegau gwladol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/highest.py"/>
        <source>Hexagons of the highest class keep names away</source>
        <translation>Hecsagonau'r dosbarth uchaf yn cadw enwau draw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Hexagons on the British National Grid, or Uber's H3 cells where the h3 package is installed.</source>
        <translation>Hecsagonau ar Grid Cenedlaethol Prydain, neu gelloedd H3 Uber lle mae'r pecyn h3 wedi'i osod.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>Hexagons or authorities of a map of the cluster, instead of companies.</source>
        <translation>Hecsagonau neu awdurdodau map o'r clwstwr, yn lle cwmnïau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>Hexagons or authorities of an earlier map, to compare with a later one.</source>
        <translation>Hecsagonau neu awdurdodau map cynharach, i'w cymharu ag un diweddarach.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>Hexagons or authorities of the later map, of the same cells.</source>
        <translation>Hecsagonau neu awdurdodau'r map diweddarach, o'r un celloedd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/country.py"/>
        <source>Hexagons that hold postcodes of the directory: {directory}</source>
        <translation>Hecsagonau sydd â chodau post o'r cyfeirlyfr: {directory}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/report.py"/>
        <source>Hexagons that stand out because of one company, one group or one address</source>
        <translation>Hecsagonau sy'n sefyll allan oherwydd un cwmni, un grŵp neu un cyfeiriad</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Hexagons to spread over</source>
        <translation>Hecsagonau i wasgaru drostynt</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Hexagons with a hidden figure</source>
        <translation>Hecsagonau â ffigur cudd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Hexagons with the estimate</source>
        <translation>Hecsagonau â'r amcangyfrif</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>Hidden by the rule</source>
        <translation>Cuddiwyd gan y rheol</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>Hidden to protect businesses ({n} hexagons)</source>
        <translation>
            <numerusform>Wedi'u cuddio i ddiogelu busnesau ({n} o hecsagonau)</numerusform>
            <numerusform>Wedi'i guddio i ddiogelu busnesau ({n} hecsagon)</numerusform>
            <numerusform>Wedi'u cuddio i ddiogelu busnesau ({n} o hecsagonau)</numerusform>
            <numerusform>Wedi'u cuddio i ddiogelu busnesau ({n} o hecsagonau)</numerusform>
            <numerusform>Wedi'u cuddio i ddiogelu busnesau ({n} o hecsagonau)</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>Hidden to protect businesses in {}.</source>
        <translation>Cuddiwyd i ddiogelu busnesau yn {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>Hidden to protect businesses.</source>
        <translation>Cuddiwyd i ddiogelu busnesau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Hidden to protect businesses: {hexagons} and {totals}; hidden is not empty.</source>
        <translation>Wedi'u cuddio i ddiogelu busnesau: {hexagons} a {totals}; nid yw cudd yn golygu gwag.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>Hidden to protect them</source>
        <translation>Cuddiwyd i'w diogelu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>Hidden: {rules}; and further hexagons so that these cannot be worked out.</source>
        <translation>Cuddiwyd: {rules}; a rhagor o hecsagonau fel na ellir cyfrifo'r rhain.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Hide figures of fewer companies than</source>
        <translation>Cuddio ffigurau llai o gwmnïau na</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Hide where one company has more than (%)</source>
        <translation>Cuddio lle mae gan un cwmni fwy na (%)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/engine.py"/>
        <source>Hiding figures that would give businesses away</source>
        <translation>Yn cuddio ffigurau a fyddai'n datgelu busnesau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>High Growth Companies</source>
        <translation>Cwmnïau Twf Uchel</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>High Growth Company Grants</source>
        <translation>Grantiau i Gwmnïau Twf Uchel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>High among high</source>
        <translation>Uchel ymhlith uchel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>High among low</source>
        <translation>Uchel ymhlith isel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>High growth</source>
        <translation>Twf uchel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>High growth businesses</source>
        <translation>Busnesau twf uchel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>High: a public source gives this address</source>
        <translation>Uchel: mae ffynhonnell gyhoeddus yn rhoi'r cyfeiriad hwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/view3d_page.py"/>
        <source>Highest cluster</source>
        <translation>Clwstwr uchaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_symbology.py"/>
        <source>Highest columns</source>
        <translation>Y colofnau uchaf</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Highest density</source>
        <translation>Dwysedd uchaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/highest.py"/>
        <source>Highest hexagons</source>
        <translation>Hecsagonau uchaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/location_quotient_algorithm.py"/>
        <source>Highest: {}.</source>
        <translation>Uchaf: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/histogram.py"/>
        <source>Histogram of the values</source>
        <translation>Histogram o'r gwerthoedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Hot spot, 90% sure</source>
        <translation>Man poeth, 90% yn sicr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Hot spot, 95% sure</source>
        <translation>Man poeth, 95% yn sicr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Hot spot, 99% sure</source>
        <translation>Man poeth, 99% yn sicr</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <source>Hot spots (Getis-Ord Gi*)</source>
        <translation>Mannau poeth (Getis-Ord Gi*)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Hot spots (Gi*)</source>
        <translation>Mannau poeth (Gi*)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/neighbourhood.py"/>
        <source>Hot spots need at least {fewest_cells} hexagons: choose a larger area or smaller hexagons.</source>
        <translation>Mae mannau poeth angen o leiaf {fewest_cells} hecsagon: dewiswch ardal fwy neu hecsagonau llai.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>How</source>
        <translation>Sut</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>How a value becomes a height. The map says which; the oblique map uses the same.</source>
        <translation>Sut y daw gwerth yn uchder. Mae'r map yn dweud pa un; mae'r map lletraws yn defnyddio'r un peth.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>How conditions are joined</source>
        <translation>Sut y cysylltir amodau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>How exact the outlines are: 20 m is right for hexagons; 200 m and 500 m are for drawing only</source>
        <translation>Pa mor fanwl yw'r amlinellau: mae 20 m yn iawn ar gyfer hecsagonau; ar gyfer lluniadu yn unig y mae 200 m a 500 m</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>How far a hexagon's neighbourhood reaches: 1 ring is 6 neighbours, 2 rings are 18</source>
        <translation>Pa mor bell y mae cymdogaeth hecsagon yn cyrraedd: 1 cylch yw 6 o gymdogion, 2 gylch yw 18</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>How far a hexagon's neighbourhood reaches: 1 ring is 6 neighbours, 2 rings are 18.</source>
        <translation>Pa mor bell y mae cymdogaeth hecsagon yn cyrraedd: 1 cylch yw 6 o gymdogion, 2 gylch yw 18.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>How far each company reaches. A larger radius is smoother: 5000 for a region, 1000 for a town.</source>
        <translation>Pa mor bell y mae pob cwmni'n cyrraedd. Mae radiws mwy yn llyfnach: 5000 ar gyfer rhanbarth, 1000 ar gyfer tref.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>How far the run is.</source>
        <translation>Pa mor bell y mae'r rhediad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>How hexagons are drawn that are too small to be seen at the map's scale.</source>
        <translation>Sut y lluniadir hecsagonau sy'n rhy fach i'w gweld ar raddfa'r map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>How it is compared</source>
        <translation>Sut y'i cymherir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>How many classes at most. More than five are hard to tell apart in print.</source>
        <translation>Sawl dosbarth ar y mwyaf. Mae mwy na phump yn anodd eu gwahaniaethu mewn print.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>How many figures are hidden and why, by metric. Not for publication: why a figure is hidden narrows a guess.</source>
        <translation>Faint o ffigurau a guddiwyd a pham, fesul metrig. Nid i'w gyhoeddi: mae pam y cuddir ffigur yn culhau dyfaliad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>How many hexagons hold how much. The arrow keys read one class after the other.</source>
        <translation>Faint o hecsagonau sydd â faint. Mae'r bysellau saeth yn darllen un dosbarth ar ôl y llall.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>How many more companies there are, by their dates of incorporation.</source>
        <translation>Faint yn fwy o gwmnïau sydd, yn ôl eu dyddiadau corffori.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>How many must stand together for a crowd</source>
        <translation>Faint sy'n gorfod sefyll gyda'i gilydd i fod yn dorf</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>How many must stand together for a crowd (dbscan and hdbscan).</source>
        <translation>Faint sy'n gorfod sefyll gyda'i gilydd i fod yn dorf (dbscan a hdbscan).</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>How many, their employees and turnover, their share of each authority and of the layer: a page to read or, with a name that ends in .json, for programs.</source>
        <translation>Faint, eu gweithwyr a'u trosiant, eu cyfran o bob awdurdod ac o'r haen: tudalen i'w darllen neu, ag enw sy'n gorffen yn .json, ar gyfer rhaglenni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>How near companies must be to each other to be of one crowd</source>
        <translation>Pa mor agos at ei gilydd y mae'n rhaid i gwmnïau fod i berthyn i un dorf</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>How near companies must be to each other to be of one crowd.</source>
        <translation>Pa mor agos at ei gilydd y mae'n rhaid i gwmnïau fod i berthyn i un dorf.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>How often the other hexagons are shuffled; with few, control of false discoveries may find nothing.</source>
        <translation>Pa mor aml y siffrydir yr hecsagonau eraill; gydag ychydig, gall rheoli darganfyddiadau ffug fethu â chanfod dim.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>How specialised a place is: the cluster's share there over its share in the whole area.</source>
        <translation>Pa mor arbenigol yw lle: cyfran y clwstwr yno dros ei gyfran yn yr ardal gyfan.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>How strongly a cluster is concentrated in an authority, compared with the whole area of the project's map of all companies: the cluster's share of the authority divided by its share of the area. 1 is the area's average. It is unreliable where the cluster has only a few businesses in the authority. NULL where a share cannot be worked out.</source>
        <translation>Pa mor gryf y mae clwstwr wedi'i grynhoi mewn awdurdod, o'i gymharu ag ardal gyfan map y project o bob cwmni: cyfran y clwstwr o'r awdurdod wedi'i rhannu â'i gyfran o'r ardal. 1 yw cyfartaledd yr ardal. Mae'n annibynadwy lle nad oes gan y clwstwr ond ychydig fusnesau yn yr awdurdod. NULL lle na ellir cyfrifo cyfran.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>How sure</source>
        <translation>Pa mor sicr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>How sure it must be before the map says so</source>
        <translation>Pa mor sicr y mae'n rhaid bod cyn i'r map ddweud hynny</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>How sure it must be that a hexagon and its neighbours are alike or unlike before the map says so.</source>
        <translation>Pa mor sicr y mae'n rhaid bod bod hecsagon a'i gymdogion yn debyg neu'n annhebyg cyn i'r map ddweud hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>How the conditions of the list are joined</source>
        <translation>Sut y cysylltir amodau'r rhestr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>How the figure is shown</source>
        <translation>Sut y dangosir y ffigur</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>How the file was read</source>
        <translation>Sut y darllenwyd y ffeil</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>How the ground is shown</source>
        <translation>Sut y dangosir y tir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>How the values are parted into classes. Automatic makes round numbers that suit a metric with many small values and a few large ones.</source>
        <translation>Sut y rhennir y gwerthoedd yn ddosbarthiadau. Mae Awtomatig yn gwneud rhifau crwn sy'n addas i fetrig â llawer o werthoedd bach ac ychydig rai mawr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>How to show the hexagon in {}</source>
        <translation>Sut i ddangos yr hecsagon yn {}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>How unevenly the figure is spread: Gini, Herfindahl, and the share of the largest few.</source>
        <translation>Pa mor anwastad y mae'r ffigur wedi'i wasgaru: Gini, Herfindahl, a chyfran yr ychydig fwyaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Icon for the own places that are added next</source>
        <translation>Eicon ar gyfer y lleoedd nesaf a ychwanegwch</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/labels.py"/>
        <source>Icons keep names away</source>
        <translation>Eiconau'n cadw enwau draw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/base_map.py"/>
        <source>If you choose {}, QGIS asks {} for map tiles: that server learns the area on your screen and your network address.</source>
        <translation>Os dewiswch {}, bydd QGIS yn gofyn i {} am deils map: mae'r gweinydd hwnnw'n dod i wybod yr ardal ar eich sgrin a'ch cyfeiriad rhwydwaith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>Illustrative sample</source>
        <translation>Sampl enghreifftiol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>Illustrative sample: not real companies</source>
        <translation>Sampl enghreifftiol: nid cwmnïau go iawn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/report.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <source>Illustrative sample: not real companies.</source>
        <translation>Sampl enghreifftiol: nid cwmnïau go iawn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Import a newer directory…</source>
        <translation>Mewnforio cyfeirlyfr mwy diweddar…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Import a newer postcode directory, go back to the built-in one, or look up missing postcodes</source>
        <translation>Mewnforio cyfeirlyfr codau post mwy diweddar, mynd yn ôl i'r un mewnol, neu chwilio am godau post coll</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Import an unpacked folder…</source>
        <translation>Mewnforio ffolder wedi'i ddadbacio…</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Import companies</source>
        <translation>Mewnforio cwmnïau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Import postcodes</source>
        <translation>Mewnforio codau post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Imported on {day}; {count} postcodes</source>
        <translation>Mewnforiwyd ar {day}; {count} cod post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>In "{column}" 1.200 may be 1.2 or 1,200: it was read as 1,200. Write the figures without signs.</source>
        <translation>Yn "{column}" gall 1.200 fod yn 1.2 neu'n 1,200: darllenwyd ef fel 1,200. Ysgrifennwch y ffigurau heb nodau gwahanu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>In "{column}" 1.200 may be 1.2 or 1,200: such cells are missing. Write the figures without points.</source>
        <translation>Yn "{column}" gall 1.200 fod yn 1.2 neu'n 1,200: mae celloedd o'r fath yn cyfrif fel rhai coll. Ysgrifennwch y ffigurau heb bwyntiau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>In "{column}" some dates have the day first, others the month: what may be either is missing. Write them as 2012-05-04.</source>
        <translation>Yn "{column}" mae gan rai dyddiadau y diwrnod yn gyntaf, eraill y mis: mae'r rhai a all fod y naill neu'r llall yn cyfrif fel rhai coll. Ysgrifennwch nhw fel 2012-05-04.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>In a straight line, in kilometres on the British National Grid; 0 is inside or touching</source>
        <translation>Mewn llinell syth, mewn cilometrau ar Grid Cenedlaethol Prydain; 0 yw y tu mewn neu'n cyffwrdd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>In all: {}.</source>
        <translation>I gyd: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>In an authority or area</source>
        <translation>Mewn awdurdod neu ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>In col&amp;umn</source>
        <translation>Yn y go&amp;lofn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>In context</source>
        <translation>Mewn cyd-destun</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>In metres on the British National Grid, in a straight line, whatever the layer's coordinate system.</source>
        <translation>Mewn metrau ar Grid Cenedlaethol Prydain, mewn llinell syth, beth bynnag fo system gyfesurynnau'r haen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>In pounds.</source>
        <translation>Mewn punnoedd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>In the Midlands Engine area</source>
        <translation>Yn ardal Midlands Engine</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>In the answer</source>
        <translation>Yn yr ateb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>In the area</source>
        <translation>Yn yr ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>In the layer</source>
        <translation>Yn yr haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>In the report itself</source>
        <translation>Yn yr adroddiad ei hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>In the report itself:</source>
        <translation>Yn yr adroddiad ei hun:</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>In this authority or area</source>
        <translation>Yn yr awdurdod neu'r ardal hon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Incorporated</source>
        <translation>Corfforwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Incorporated before</source>
        <translation>Corfforwyd cyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Incorporated before this day; clear it for no last day</source>
        <translation>Corfforwyd cyn y diwrnod hwn; cliriwch ef am ddim diwrnod olaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Incorporated on</source>
        <translation>Corfforwyd ar</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Incorporated on this day or later; clear it for no first day</source>
        <translation>Corfforwyd ar y diwrnod hwn neu'n hwyrach; cliriwch ef am ddim diwrnod cyntaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Incorporated since</source>
        <translation>Corfforwyd ers</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Incorporations 2017-22</source>
        <translation>Corfforiadau 2017-22</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/defaults.py"/>
        <source>Industrial clusters (government study, 2017)</source>
        <translation>Clystyrau diwydiannol (astudiaeth y llywodraeth, 2017)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Innovate UK funded projects</source>
        <translation>Prosiectau a ariannwyd gan Innovate UK</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <location filename="../resources/catalogue/metrics.json"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>Innovate UK funding</source>
        <translation>Cyllid Innovate UK</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/ecosystems.json"/>
        <source>Innovation ecosystem</source>
        <translation>Ecosystem arloesi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/defaults.py"/>
        <source>Innovation hotspots (Centre for Cities, 2023)</source>
        <translation>Mannau poeth arloesi (Centre for Cities, 2023)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <location filename="../midlands_clusters_plugin/cartography/context/place_symbols.py"/>
        <source>Innovation hub</source>
        <translation>Hwb arloesi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Innovation hubs</source>
        <translation>Hybiau arloesi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Inside polygons, travel times</source>
        <translation>Y tu mewn i bolygonau, amseroedd teithio</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Inside the polygons of this layer</source>
        <translation>Y tu mewn i bolygonau'r haen hon</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Instead of Area: any set of authorities by GSS code or name, joined by +, for instance Derby+Derbyshire.</source>
        <translation>Yn lle Ardal: unrhyw set o awdurdodau yn ôl cod GSS neu enw, wedi'u cysylltu â +, er enghraifft Derby+Derbyshire.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Invented companies whose totals match the 2023 report. Every map of them says so.</source>
        <translation>Cwmnïau dychmygol y mae eu cyfansymiau'n cyfateb i adroddiad 2023. Mae pob map ohonynt yn dweud hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_symbols.py"/>
        <source>Investment Zone</source>
        <translation>Parth Buddsoddi</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/ecosystems.json"/>
        <source>Investment ecosystem</source>
        <translation>Ecosystem buddsoddi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_symbols.py"/>
        <source>Investment opportunity of a whole area</source>
        <translation>Cyfle buddsoddi ardal gyfan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Investment projects</source>
        <translation>Prosiectau buddsoddi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Is &amp;up to</source>
        <translation>Hyd &amp;at</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>It crosses itself and was mended.</source>
        <translation>Mae'n croesi ei hun ac fe'i trwsiwyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>Its codes are of SIC {edition}, which no company file has yet: only names are matched.</source>
        <translation>Codau SIC {edition} sydd ganddo, nad oes gan unrhyw ffeil gwmnïau eto: enwau yn unig a gaiff eu paru.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Its columns are taken as you confirmed them last time.</source>
        <translation>Cymerir ei cholofnau fel y cadarnhawyd gennych y tro diwethaf.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>JSON (*.json);;HTML (*.html)</source>
        <translation>JSON (*.json);;HTML (*.html)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>January</source>
        <translation>Ionawr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Join the figures to the areas and add them to the map as a layer</source>
        <translation>Uno'r ffigurau â'r ardaloedd a'u hychwanegu at y map fel haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Joined by GSS code with Midlands Clusters {}</source>
        <translation>Unwyd yn ôl cod GSS â Midlands Clusters {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>July</source>
        <translation>Gorffennaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>June</source>
        <translation>Mehefin</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>Keep</source>
        <translation>Cadw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Keep these columns under a name, for files with other columns</source>
        <translation>Cadw'r colofnau hyn o dan enw, ar gyfer ffeiliau â cholofnau eraill</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Kernel density</source>
        <translation>Dwysedd cnewyllyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/density_symbology.py"/>
        <source>Kernel density of companies, each at its postcode or coordinates.</source>
        <translation>Dwysedd cnewyllyn cwmnïau, pob un wrth ei god post neu ei gyfesurynnau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Kind</source>
        <translation>Math</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Kind of condition</source>
        <translation>Math o amod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Kind of place</source>
        <translation>Math o le</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Kind or type of place</source>
        <translation>Math o le</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <source>Kinds</source>
        <translation>Mathau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Known for</source>
        <translation>Yn hysbys ar gyfer</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>La&amp;yer</source>
        <translation>&amp;Haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>La&amp;yout</source>
        <translation>Cy&amp;nllun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Large (250 or more)</source>
        <translation>Mawr (250 neu fwy)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/orientation.py"/>
        <source>Large towns</source>
        <translation>Trefi mawr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Larger areas hold more: the colours follow the size of the areas too.</source>
        <translation>Mae mwy mewn ardaloedd mwy: mae'r lliwiau'n dilyn maint yr ardaloedd hefyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Largest value</source>
        <translation>Y gwerth mwyaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Largest value of the column</source>
        <translation>Gwerth mwyaf y golofn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Last year</source>
        <translation>Blwyddyn olaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>Layer</source>
        <translation>Haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Layer of polygons</source>
        <translation>Haen o bolygonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>Layer of the file</source>
        <translation>Haen o'r ffeil</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Layer to ask</source>
        <translation>Yr haen i'w holi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Layer whose selected features count</source>
        <translation>Yr haen y mae ei nodweddion a ddewiswyd yn cyfrif</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/engine.py"/>
        <source>Laying hexagons over the country</source>
        <translation>Yn gosod hecsagonau dros y wlad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/dbscan.py"/>
        <source>Leave out companies without a position first.</source>
        <translation>Gadewch gwmnïau heb leoliad allan yn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>Leave out of the map: it is drawn as left out, and has no height in 3D</source>
        <translation>Gadael allan o'r map: caiff ei luniadu fel un a adawyd allan, ac nid oes iddo uchder mewn 3D</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>Leave out of the scale: it is drawn hatched, in the highest class</source>
        <translation>Gadael allan o'r raddfa: caiff ei luniadu â llinellau croes, yn y dosbarth uchaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/neighbourhood.py"/>
        <source>Leave out the hexagons without a figure first: a missing value is not 0.</source>
        <translation>Gadewch yr hecsagonau heb ffigur allan yn gyntaf: nid 0 yw gwerth coll.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Ledger of published maps</source>
        <translation>Cofrestr o fapiau a gyhoeddwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/spikes_page.py"/>
        <source>Left out by you; no spike of this metric.</source>
        <translation>Wedi'i adael allan gennych chi; dim pigyn o'r metrig hwn.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>Left out of the map ({n} hexagons)</source>
        <translation>
            <numerusform>Gadawyd allan o'r map ({n} o hecsagonau)</numerusform>
            <numerusform>Gadawyd allan o'r map ({n} hecsagon)</numerusform>
            <numerusform>Gadawyd allan o'r map ({n} o hecsagonau)</numerusform>
            <numerusform>Gadawyd allan o'r map ({n} o hecsagonau)</numerusform>
            <numerusform>Gadawyd allan o'r map ({n} o hecsagonau)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Left out of the map: {n} hexagons, {where}.</source>
        <translation>
            <numerusform>Gadawyd allan o'r map: {n} o hecsagonau, {where}.</numerusform>
            <numerusform>Gadawyd allan o'r map: {n} hecsagon {where}.</numerusform>
            <numerusform>Gadawyd allan o'r map: {n} o hecsagonau, {where}.</numerusform>
            <numerusform>Gadawyd allan o'r map: {n} o hecsagonau, {where}.</numerusform>
            <numerusform>Gadawyd allan o'r map: {n} o hecsagonau, {where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>Left out of the scale ({n} hexagons)</source>
        <translation>
            <numerusform>Gadawyd allan o'r raddfa ({n} o hecsagonau)</numerusform>
            <numerusform>Gadawyd allan o'r raddfa ({n} hecsagon)</numerusform>
            <numerusform>Gadawyd allan o'r raddfa ({n} o hecsagonau)</numerusform>
            <numerusform>Gadawyd allan o'r raddfa ({n} o hecsagonau)</numerusform>
            <numerusform>Gadawyd allan o'r raddfa ({n} o hecsagonau)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Left out of the scale and drawn in the highest class: {n} hexagons, {where}.</source>
        <translation>
            <numerusform>Gadawyd allan o'r raddfa a'u lluniadu yn y dosbarth uchaf: {n} o hecsagonau, {where}.</numerusform>
            <numerusform>Gadawyd allan o'r raddfa a'i luniadu yn y dosbarth uchaf: {n} hecsagon {where}.</numerusform>
            <numerusform>Gadawyd allan o'r raddfa a'u lluniadu yn y dosbarth uchaf: {n} o hecsagonau, {where}.</numerusform>
            <numerusform>Gadawyd allan o'r raddfa a'u lluniadu yn y dosbarth uchaf: {n} o hecsagonau, {where}.</numerusform>
            <numerusform>Gadawyd allan o'r raddfa a'u lluniadu yn y dosbarth uchaf: {n} o hecsagonau, {where}.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Length of the ground's depth on the page: 1 looks straight down, 0.5 from 30 degrees above the horizon.</source>
        <translation>Hyd dyfnder y tir ar y dudalen: mae 1 yn edrych yn syth i lawr, mae 0.5 o 30 gradd uwchlaw'r gorwel.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/localmoran.json"/>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Like and unlike neighbours (local Moran)</source>
        <translation>Cymdogion tebyg ac annhebyg (Moran lleol)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>Linear</source>
        <translation>Llinol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Lines of the 2023 report</source>
        <translation>Llinellau o adroddiad 2023</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/scorecard_item.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Loaded</source>
        <translation>Wedi'i lwytho</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>Loaded companies</source>
        <translation>Cwmnïau a lwythwyd</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/services.json"/>
        <source>Local Authority Districts</source>
        <translation>Dosbarthau Awdurdod Lleol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/local_moran.py"/>
        <source>Local Moran, p from the normal distribution, which is approximate</source>
        <translation>Moran lleol, p o'r dosraniad normal, sy'n fras</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/local_moran.py"/>
        <source>Local Moran, {draws:,} conditional permutations</source>
        <translation>Moran lleol, {draws:,} trynewidiad amodol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Local enterprise partnership areas</source>
        <translation>Ardaloedd partneriaethau menter lleol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Local units</source>
        <translation>Unedau lleol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>Local units are counted: each site of a business is one, where it is.</source>
        <translation>Cyfrifir unedau lleol: mae pob safle busnes yn un, lle y mae.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Location quotient</source>
        <translation>Cyniferydd lleoliad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Log&amp;o</source>
        <translation>Log&amp;o</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>Logarithm</source>
        <translation>Logarithm</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Logarithmic</source>
        <translation>Logarithmig</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Logarithmic axis</source>
        <translation>Echel logarithmig</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Logistics</source>
        <translation>Logisteg</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>Look at what was recognised in the accounts file, and say which column is which</source>
        <translation>Edrychwch ar yr hyn a adnabuwyd yn y ffeil gyfrifon, a nodwch pa golofn yw pa un</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Look at what was recognised in the file, and say which column is which.</source>
        <translation>Edrychwch ar yr hyn a adnabuwyd yn y ffeil, a nodwch pa golofn yw pa un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_page.py"/>
        <source>Look at what was recognised in the table, and say which column is which</source>
        <translation>Edrychwch ar yr hyn a adnabuwyd yn y tabl, a nodwch pa golofn yw pa un</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Look them up at postcodes.io</source>
        <translation>Chwilio amdanynt yn postcodes.io</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Look up missing postcodes</source>
        <translation>Chwilio am godau post coll</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Look up missing postcodes at postcodes.io…</source>
        <translation>Chwilio am godau post coll yn postcodes.io…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Looking at the accounts file</source>
        <translation>Yn edrych ar y ffeil gyfrifon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>Looking at the companies</source>
        <translation>Yn edrych ar y cwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Looking at the company file</source>
        <translation>Yn edrych ar y ffeil gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Looking at the file…</source>
        <translation>Yn edrych ar y ffeil…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Looking at the table of companies</source>
        <translation>Yn edrych ar y tabl o gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>Looking at {name}</source>
        <translation>Yn edrych ar {name}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/cache.py"/>
        <source>Looking whether {file} has changed</source>
        <translation>Yn edrych a yw {file} wedi newid</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Low among high</source>
        <translation>Isel ymhlith uchel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>Low among low</source>
        <translation>Isel ymhlith isel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Low: the place is an inference; check before you publish</source>
        <translation>Isel: casgliad yw'r lle; gwiriwch cyn cyhoeddi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>M&amp;iddle</source>
        <translation>Ca&amp;nol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/page_age.py"/>
        <source>Made before the last change of the map: renew this page under Print and export.</source>
        <translation>Gwnaed cyn newid olaf y map: adnewyddwch y dudalen hon o dan Argraffu ac allforio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/statistic_styling.py"/>
        <source>Made from the layer {}</source>
        <translation>Gwnaed o'r haen {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Made {day} with Midlands Clusters {version}.</source>
        <translation>Gwnaed {day} â Midlands Clusters {version}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/welcome.py"/>
        <source>Make a first map from the sample</source>
        <translation>Gwneud map cyntaf o'r sampl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>Make a map of all companies too, of the same area and hexagons: the quotient compares with it.</source>
        <translation>Gwnewch fap o bob cwmni hefyd, o'r un ardal a'r un hecsagonau: mae'r cyniferydd yn cymharu ag ef.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Make a new layer of the answer</source>
        <translation>Gwneud haen newydd o'r ateb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Make a print layout</source>
        <translation>Gwneud cynllun argraffu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Make an A4 print layout of the map, with title, legend, scale bar and sources.</source>
        <translation>Gwneud cynllun argraffu A4 o'r map, â theitl, allwedd, bar graddfa a ffynonellau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Make or fill the table, in one transaction: readers see the earlier figures until it is done</source>
        <translation>Gwneud neu lenwi'r tabl, mewn un trafodyn: bydd darllenwyr yn gweld y ffigurau blaenorol nes ei orffen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Make the hexagon table in the database, with the SQL to schedule; for tables too large to read</source>
        <translation>Gwneud y tabl hecsagonau yn y gronfa ddata, gyda'r SQL i'w amserlennu; ar gyfer tablau sy'n rhy fawr i'w darllen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Make the map with these settings.</source>
        <translation>Gwneud y map â'r gosodiadau hyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Make the page, or bring it up to date, and show it below.</source>
        <translation>Gwneud y dudalen, neu ei diweddaru, a'i dangos isod.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Makes a map that may be published: figures of few or dominant companies are hidden, and others so that nobody can subtract.</source>
        <translation>Yn gwneud map y gellir ei gyhoeddi: cuddir ffigurau ychydig gwmnïau neu gwmnïau goruchaf, ac eraill fel na all neb dynnu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Makes a printed page with the whole region in 3D and opens it</source>
        <translation>Yn gwneud tudalen argraffedig â'r rhanbarth cyfan mewn 3D ac yn ei hagor</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Makes all columns taller or lower</source>
        <translation>Yn gwneud pob colofn yn dalach neu'n is</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Making a layer</source>
        <translation>Yn gwneud haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>Map with key figures</source>
        <translation>Map â ffigurau allweddol</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Map with key figures, A3 landscape</source>
        <translation>Map â ffigurau allweddol, A3 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Map with key figures, A3 portrait</source>
        <translation>Map â ffigurau allweddol, A3 portread</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Map with key figures, A4 landscape</source>
        <translation>Map â ffigurau allweddol, A4 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Map with key figures, A4 portrait</source>
        <translation>Map â ffigurau allweddol, A4 portread</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Mappings for files that are known, and those that you saved</source>
        <translation>Mapiadau ar gyfer ffeiliau hysbys, a'r rhai a gadwyd gennych</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Maps and page templates are yours and are never removed.</source>
        <translation>Eich eiddo chi yw mapiau a thempledi tudalen ac ni chânt byth eu dileu.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Maps made for publication are entered here, and a new one is protected against all of them. Without a choice: midlands_clusters_published.json beside the output.</source>
        <translation>Cofnodir yma fapiau a wneir i'w cyhoeddi, a diogelir un newydd rhag pob un ohonynt. Heb ddewis: midlands_clusters_published.json wrth ochr yr allbwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Mar&amp;ks</source>
        <translation>&amp;Marciau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>March</source>
        <translation>Mawrth</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>Marked as well: {}.</source>
        <translation>Wedi'u marcio hefyd: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Marks</source>
        <translation>Marciau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Matched by SIC codes that begin with {}.</source>
        <translation>Wedi'i baru yn ôl codau SIC sy'n dechrau â {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Matched by The Data City's lists: {}.</source>
        <translation>Wedi'i baru yn ôl rhestrau The Data City: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Matched by words in the company's name: {}.</source>
        <translation>Wedi'i baru yn ôl geiriau yn enw'r cwmni: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>May be &amp;read by</source>
        <translation>Gellir ei &amp;ddarllen gan</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Medical Technologies</source>
        <translation>Technolegau Meddygol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Medium (50 to 249)</source>
        <translation>Canolig (50 i 249)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Medium: the address fits, but no source confirms it</source>
        <translation>Canolig: mae'r cyfeiriad yn gweddu, ond nid oes ffynhonnell yn ei gadarnhau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Method of classing</source>
        <translation>Dull dosbarthu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/statistic_styling.py"/>
        <source>Method: {}</source>
        <translation>Dull: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Metr&amp;ic</source>
        <translation>Metr&amp;ig</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Metres between opposite sides of a hexagon on the British National Grid, 250 to 10000.</source>
        <translation>Metrau rhwng ochrau cyferbyn hecsagon ar Grid Cenedlaethol Prydain, 250 i 10000.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Metres between opposite sides of a hexagon that the panel begins with.</source>
        <translation>Metrau rhwng ochrau cyferbyn hecsagon y mae'r panel yn dechrau â nhw.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>Metres between opposite sides of a hexagon, 250 to 10000. Shares need many businesses a hexagon: 5000 or more is wise.</source>
        <translation>Metrau rhwng ochrau cyferbyn hecsagon, 250 i 10000. Mae cyfrannau angen llawer o fusnesau i bob hecsagon: doeth yw 5000 neu fwy.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Metres between opposite sides of a hexagon, 250 to 10000. Small hexagons hold so few companies that little can be shown.</source>
        <translation>Metrau rhwng ochrau cyferbyn hecsagon, 250 i 10000. Mae cyn lleied o gwmnïau mewn hecsagonau bach fel mai ychydig y gellir ei ddangos.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Metres between opposite sides of a hexagon, 250 to 10000; 1000 gives cells of 0.866 km².</source>
        <translation>Metrau rhwng ochrau cyferbyn hecsagon, 250 i 10000; mae 1000 yn rhoi celloedd o 0.866 km².</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>Metres, in a straight line on the British National Grid, to the nearest place of a kind, or to the place of a name.</source>
        <translation>Metrau, mewn llinell syth ar Grid Cenedlaethol Prydain, i'r lle agosaf o fath, neu i'r lle o enw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/scorecard_item.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <location filename="../resources/algorithms/concentration.json"/>
        <location filename="../resources/algorithms/exportmap.json"/>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>Metric</source>
        <translation>Metrig</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>Metric of the two maps</source>
        <translation>Metrig y ddau fap</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Micro (0 to 9 employees)</source>
        <translation>Micro (0 i 9 o weithwyr)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/services.json"/>
        <source>Middle Layer Super Output Areas of England and Wales</source>
        <translation>Ardaloedd Cynnyrch Ehangach Haen Ganol Cymru a Lloegr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Middle value</source>
        <translation>Gwerth canol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/dock.py"/>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Midlands Clusters</source>
        <translation>Midlands Clusters</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>Midlands Clusters cannot make maps because this QGIS lacks {packages}: ask your IT department to add what is missing; maps made before still open, print and export.</source>
        <translation>Ni all Midlands Clusters wneud mapiau am nad oes gan y QGIS hwn {packages}: gofynnwch i'ch adran TG ychwanegu'r hyn sydd ar goll; gellir agor, argraffu ac allforio mapiau a wnaed eisoes o hyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Midlands Clusters map</source>
        <translation>Map Midlands Clusters</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/search_bar.py"/>
        <source>Midlands Clusters: authorities, places, clusters</source>
        <translation>Midlands Clusters: awdurdodau, lleoedd, clystyrau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>Midlands Clusters: figures of the map</source>
        <translation>Midlands Clusters: ffigurau'r map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/run_report.py"/>
        <source>Midlands Clusters: summary of the run</source>
        <translation>Midlands Clusters: crynodeb o'r rhediad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>Midlands Clusters: user guide</source>
        <translation>Midlands Clusters: canllaw defnyddiwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Midlands Clusters: {}</source>
        <translation>Midlands Clusters: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Minutes, or whatever the column holds; included</source>
        <translation>Munudau, neu beth bynnag sydd yn y golofn; yn gynwysedig</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>More about the companies</source>
        <translation>Rhagor am y cwmnïau</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>More than {cap} ({n} hexagons capped)</source>
        <translation>
            <numerusform>Mwy na {cap} (capiwyd {n} o hecsagonau)</numerusform>
            <numerusform>Mwy na {cap} (capiwyd {n} hecsagon)</numerusform>
            <numerusform>Mwy na {cap} (capiwyd {n} o hecsagonau)</numerusform>
            <numerusform>Mwy na {cap} (capiwyd {n} o hecsagonau)</numerusform>
            <numerusform>Mwy na {cap} (capiwyd {n} o hecsagonau)</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Most businesses of these hexagons share one postcode: {}.</source>
        <translation>Mae'r rhan fwyaf o fusnesau'r hecsagonau hyn yn rhannu un cod post: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>Move over the map. Click keeps a figure here; Escape ends it.</source>
        <translation>Symudwch dros y map. Mae clicio'n cadw ffigur yma; mae Escape yn dod ag ef i ben.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>My own distance</source>
        <translation>Fy mhellter fy hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>N&amp;ot</source>
        <translation>&amp;Nid</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Name of the mapping:</source>
        <translation>Enw'r mapiad:</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Name of the question</source>
        <translation>Enw'r cwestiwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/orientation.py"/>
        <source>Named in the headline</source>
        <translation>Wedi'i enwi yn y pennawd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Named in the report</source>
        <translation>Wedi'i enwi yn yr adroddiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Named in your files</source>
        <translation>Wedi'u henwi yn eich ffeiliau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/labels.py"/>
        <source>Names</source>
        <translation>Enwau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Natural breaks (Jenks)</source>
        <translation>Toriadau naturiol (Jenks)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Near a kind of place</source>
        <translation>Ger math o le</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Near a place</source>
        <translation>Ger lle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Near a postcode</source>
        <translation>Ger cod post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Near or inside a drawing</source>
        <translation>Ger lluniad neu y tu mewn iddo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Near selected features</source>
        <translation>Ger nodweddion a ddewiswyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <source>Near the border {count} sites outside the area count too.</source>
        <translation>Ger y ffin mae {count} safle y tu allan i'r ardal yn cyfrif hefyd.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Near this place</source>
        <translation>Ger y lle hwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Needs updating: the settings have changed since this map was made.</source>
        <translation>Angen ei ddiweddaru: mae'r gosodiadau wedi newid ers gwneud y map hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <source>Neighbouring authorities</source>
        <translation>Awdurdodau cyfagos</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Net Zero Transport Technologies</source>
        <translation>Technolegau Trafnidiaeth Sero Net</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>New economy clusters</source>
        <translation>Clystyrau'r economi newydd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>New question</source>
        <translation>Cwestiwn newydd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/areas.py"/>
        <source>No area was chosen: choose one from the list, or give the GSS codes of its authorities.</source>
        <translation>Ni ddewiswyd ardal: dewiswch un o'r rhestr, neu rhowch godau GSS ei hawdurdodau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/country.py"/>
        <source>No boundaries were used: a hexagon belongs to the authority of its postcodes, one with postcodes of several is divided half-way between them, and one without a postcode is left out.</source>
        <translation>Ni ddefnyddiwyd ffiniau: mae hecsagon yn perthyn i awdurdod ei godau post, rhennir un â chodau post sawl awdurdod hanner ffordd rhyngddynt, a gadewir allan un heb god post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>No business on the map has this figure: it is not known.</source>
        <translation>Nid oes gan unrhyw fusnes ar y map y ffigur hwn: nid yw'n hysbys.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>No businesses</source>
        <translation>Dim busnesau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>No column was recognised.</source>
        <translation>Ni adnabuwyd unrhyw golofn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/reader.py"/>
        <source>No column with postcodes or coordinates was recognised: choose it.</source>
        <translation>Ni adnabuwyd colofn â chodau post neu gyfesurynnau: dewiswch hi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/density_clusters.py"/>
        <source>No companies stand that close together: try a larger distance.</source>
        <translation>Nid oes cwmnïau'n sefyll mor agos â hynny at ei gilydd: rhowch gynnig ar bellter mwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/postgis_hexes.py"/>
        <source>No company of the cluster is in the area: all hexagons are empty.</source>
        <translation>Nid oes cwmni o'r clwstwr yn yr ardal: mae pob hecsagon yn wag.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <source>No company of the cluster is in the {where}: all hexagons are empty.</source>
        <translation>Nid oes cwmni o'r clwstwr yn y canlynol: {where}. Mae pob hecsagon yn wag.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>No company of the table has a position: bring it in with Import companies first.</source>
        <translation>Nid oes lleoliad gan unrhyw gwmni yn y tabl: dewch ag ef i mewn ag Mewnforio cwmnïau yn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>No downloads are kept.</source>
        <translation>Ni chedwir llwythiadau i lawr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>No figure</source>
        <translation>Dim ffigur</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>No figure given</source>
        <translation>Dim ffigur wedi'i roi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/page_maps.py"/>
        <source>No further figures in these data</source>
        <translation>Dim ffigurau pellach yn y data hyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_cells.py"/>
        <source>No hexagon has a figure for this metric: choose another.</source>
        <translation>Nid oes gan unrhyw hecsagon ffigur ar gyfer y metrig hwn: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/neighbourhood.py"/>
        <source>No hexagon has a neighbour in the area: choose a larger area or more rings.</source>
        <translation>Nid oes gan unrhyw hecsagon gymydog yn yr ardal: dewiswch ardal fwy neu ragor o gylchoedd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>No hexagon has any that is shown.</source>
        <translation>Nid oes gan yr un hecsagon ddim a ddangosir.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>No hexagon has any.</source>
        <translation>Nid oes gan yr un hecsagon ddim.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/spikes_page.py"/>
        <source>No hexagon of this metric stands out because of one company, one group or one address.</source>
        <translation>Nid oes hecsagon o'r metrig hwn yn sefyll allan oherwydd un cwmni, un grŵp neu un cyfeiriad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>No member has Innovate UK funding in the data; research paid by companies themselves is not in it.</source>
        <translation>Nid oes cyllid Innovate UK gan unrhyw aelod yn y data; nid yw ymchwil y mae cwmnïau'n talu amdani eu hunain ynddo.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>No neighbours: not tested</source>
        <translation>Dim cymdogion: heb ei brofi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/location_quotient_algorithm.py"/>
        <source>No place has a location quotient: the reference has nothing of the cluster.</source>
        <translation>Nid oes cyniferydd lleoliad gan unrhyw le: nid oes dim o'r clwstwr yn y cyfeirbwynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>No place of the kind {kind} has a site of its own: choose another kind.</source>
        <translation>Nid oes safle ei hun gan unrhyw le o'r math {kind}: dewiswch fath arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>No point of {name} can be converted to the British National Grid: check the layer's CRS ({crs}).</source>
        <translation>Ni ellir trosi unrhyw bwynt o {name} i Grid Cenedlaethol Prydain: gwiriwch CRS yr haen ({crs}).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_polygons.py"/>
        <source>No row of the boundary layer has both a GSS code and a polygon: choose another layer.</source>
        <translation>Nid oes gan unrhyw res o'r haen ffiniau god GSS a pholygon: dewiswch haen arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>No row of the boundary layer has both an upper-tier GSS code and a polygon: choose another layer.</source>
        <translation>Nid oes gan unrhyw res o'r haen ffiniau god GSS haen uchaf a pholygon: dewiswch haen arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>No row of {file} has both a GSS code and a figure: choose another table.</source>
        <translation>Nid oes gan unrhyw res o {file} god GSS a ffigur: dewiswch dabl arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>No row of {name} has as many cells as its header: mend the file and read it again.</source>
        <translation>Nid oes gan unrhyw res o {name} gynifer o gelloedd â'i phennawd: cywirwch y ffeil a darllenwch hi eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>No row of {source} could be placed.</source>
        <translation>Ni ellid lleoli unrhyw res o {source}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <source>No value is above zero: all polygons are flat.</source>
        <translation>Nid oes gwerth uwchlaw sero: mae pob polygon yn wastad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>No value is far above the rest: no cap is needed.</source>
        <translation>Nid oes gwerth ymhell uwchlaw'r gweddill: nid oes angen cap.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/histogram.py"/>
        <source>No values</source>
        <translation>Dim gwerthoedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/histogram.py"/>
        <source>No values to count.</source>
        <translation>Dim gwerthoedd i'w cyfrif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/scorecard_item.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>No.</source>
        <translation>Rhif</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>Nobody counted these figures in the hexagons. The layer and every page that shows it say so.</source>
        <translation>Ni chyfrifodd neb y ffigurau hyn yn yr hecsagonau. Mae'r haen a phob tudalen sy'n ei dangos yn dweud hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>None</source>
        <translation>Dim</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/cutting.py"/>
        <source>None of the area's authorities is in the boundary layer: choose a layer with upper-tier GSS codes, or another area.</source>
        <translation>Nid yw'r un o awdurdodau'r ardal yn yr haen ffiniau: dewiswch haen â chodau GSS haen uchaf, neu ardal arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>None of these figures is for an area of the boundary layer: choose boundaries of the same areas and year.</source>
        <translation>Nid yw'r un o'r ffigurau hyn ar gyfer ardal yn yr haen ffiniau: dewiswch ffiniau o'r un ardaloedd a'r un flwyddyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/area_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>None ticked</source>
        <translation>Dim wedi'i dicio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>North of {town}</source>
        <translation>Gogledd {town}, y tu allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>North-east of {town}</source>
        <translation>Gogledd-ddwyrain {town}, y tu allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>North-west of {town}</source>
        <translation>Gogledd-orllewin {town}, y tu allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Northing</source>
        <translation>Gogleddiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/welcome.py"/>
        <source>Not again</source>
        <translation>Byth eto</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Not as true growth where the list holds only companies that still exist: the start is then too low.</source>
        <translation>Nid fel gwir dwf lle nad yw'r rhestr ond yn cynnwys cwmnïau sy'n dal i fodoli: mae'r dechrau'n rhy isel wedyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Not downloaded yet.</source>
        <translation>Heb ei lwytho i lawr eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/innovation_places.py"/>
        <source>Not drawn, for want of an outline: {list}.</source>
        <translation>Heb eu lluniadu, am nad oes amlinell: {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Not given by the source: {count}.</source>
        <translation>Heb ei roi gan y ffynhonnell: {count}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>Not in scale</source>
        <translation>Nid yn y raddfa</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>Not known in {}.</source>
        <translation>Ddim yn hysbys yn {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>Not on map</source>
        <translation>Nid ar y map</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Not on registered offices: an accountant's address is a crowd too.</source>
        <translation>Nid ar swyddfeydd cofrestredig: torf yw cyfeiriad cyfrifydd hefyd.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Not to compare maps with hexagons of different sizes: smaller ones are always more concentrated.</source>
        <translation>Nid i gymharu mapiau â hecsagonau o wahanol feintiau: mae rhai llai bob amser yn fwy crynodedig.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Not to find hot spots only: Gi* is easier to explain.</source>
        <translation>Nid i ganfod mannau poeth yn unig: mae Gi* yn haws ei esbonio.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Not to rank places, nor by small hexagons: few businesses make wild quotients. It needs a map of all companies too.</source>
        <translation>Nid i roi lleoedd mewn trefn, nac yn ôl hecsagonau bach: mae ychydig fusnesau'n gwneud cyniferyddion gwyllt. Mae angen map o bob cwmni hefyd.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Not where one company makes the figure (see Spikes), nor with fewer than 30 hexagons.</source>
        <translation>Nid lle mae un cwmni'n gwneud y ffigur (gweler Pigau), na gyda llai na 30 hecsagon.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page/page_maps.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/page_text.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>Notes</source>
        <translation>Nodiadau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>Nothing in {layer} fulfils this question.</source>
        <translation>Nid oes dim yn {layer} yn bodloni'r cwestiwn hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>Nothing in {layer} fulfils this question: the answer is an empty layer.</source>
        <translation>Nid oes dim yn {layer} yn bodloni'r cwestiwn hwn: haen wag yw'r ateb.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/condition_form.py"/>
        <source>Nothing is drawn yet.</source>
        <translation>Ni luniwyd dim eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>November</source>
        <translation>Tachwedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Number</source>
        <translation>Rhif</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Number of classes</source>
        <translation>Nifer y dosbarthiadau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Number that is compared</source>
        <translation>Y rhif a gymherir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/boundary_files.py"/>
        <source>ONS Open Geography portal: {edition}, downloaded {day}</source>
        <translation>Porth Open Geography yr ONS: {edition}, llwythwyd i lawr {day}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>ONS Postcode Directory, {edition}, built in</source>
        <translation>Cyfeirlyfr Codau Post yr ONS, {edition}, mewnol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>ONS boundaries</source>
        <translation>Ffiniau'r ONS</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>OS Boundary-Line (its GeoPackage), or any file of polygons with a column of GSS codes such as E06000015</source>
        <translation>OS Boundary-Line (ei GeoPackage), neu unrhyw ffeil o bolygonau â cholofn o godau GSS megis E06000015</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>OS Boundary-Line, an ONS file, or any polygons with GSS codes. Codes of another year are matched by name.</source>
        <translation>OS Boundary-Line, ffeil gan yr ONS, neu unrhyw bolygonau â chodau GSS. Caiff codau blwyddyn arall eu paru yn ôl enw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>OS li&amp;cence</source>
        <translation>Trw&amp;ydded OS</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>OS licence number</source>
        <translation>Rhif trwydded OS</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Oblique atlas, A3 landscape</source>
        <translation>Atlas lletraws, A3 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Oblique atlas, A4 landscape</source>
        <translation>Atlas lletraws, A4 tirlun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>Oblique atlas: one page an authority</source>
        <translation>Atlas lletraws: un dudalen i bob awdurdod</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Oblique hexagons</source>
        <translation>Hecsagonau lletraws</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>Oblique map</source>
        <translation>Map lletraws</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Oblique map, A3 landscape</source>
        <translation>Map lletraws, A3 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Oblique map, A3 portrait</source>
        <translation>Map lletraws, A3 portread</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Oblique map, A4 landscape</source>
        <translation>Map lletraws, A4 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>Oblique map, A4 portrait</source>
        <translation>Map lletraws, A4 portread</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_page.py"/>
        <source>Oblique map: {}</source>
        <translation>Map lletraws: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>October</source>
        <translation>Hydref</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Of a file with several periods the one that is shown, as the file writes it, such as 2023/24. Empty: the newest.</source>
        <translation>Ar gyfer ffeil â sawl cyfnod, yr un a ddangosir, fel y mae'r ffeil yn ei ysgrifennu, megis 2023/24. Gwag: y diweddaraf.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Of a layer that Import companies did not make: without the tick its columns are read as is most likely, and each doubt is said in the log.</source>
        <translation>Ar gyfer haen nas gwnaed gan Mewnforio cwmnïau: heb y tic, darllenir ei cholofnau yn y ffordd fwyaf tebygol, a nodir pob amheuaeth yn y log.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Of columns or rows of several years, the year that counts; 0 takes the newest. Two runs with two years give the two maps from which Growth is computed.</source>
        <translation>Ar gyfer colofnau neu resi o sawl blwyddyn, y flwyddyn sy'n cyfrif; mae 0 yn cymryd y ddiweddaraf. Mae dau rediad â dwy flwyddyn yn rhoi'r ddau fap y cyfrifir Twf ohonynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>Of other clusters</source>
        <translation>O glystyrau eraill</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>Of the SIC codes of several editions, {taken} was taken; left out: {left}.</source>
        <translation>O'r codau SIC o sawl argraffiad, cymerwyd {taken}; gadawyd allan: {left}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>Of the columns of several years, {taken} was taken; left out: {left}.</source>
        <translation>O'r colofnau o sawl blwyddyn, cymerwyd {taken}; gadawyd allan: {left}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>Of the members, {list}.</source>
        <translation>O'r aelodau, {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/local_moran_algorithm.py"/>
        <source>Of {:,} hexagons {:,} are high among high, {:,} high among low, {:,} low among high, {:,} low among low. {}.</source>
        <translation>O {:,} hecsagon mae {:,} yn uchel ymhlith uchel, {:,} yn uchel ymhlith isel, {:,} yn isel ymhlith uchel, {:,} yn isel ymhlith isel. {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>Of {unsure:,} a figure or position that it asks for is not known.</source>
        <translation>Ar gyfer {unsure:,} nid yw ffigur neu leoliad y mae'n gofyn amdano yn hysbys.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Off: one file a page, named after its authority. PNG and SVG are always one file a page.</source>
        <translation>I ffwrdd: un ffeil i bob tudalen, wedi'i henwi ar ôl ei hawdurdod. Mae PNG ac SVG bob amser yn un ffeil i bob tudalen.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Offshore Wind</source>
        <translation>Gwynt ar y Môr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>On a la&amp;yout</source>
        <translation>Ar gy&amp;nllun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <location filename="../resources/catalogue/settings.json"/>
        <source>On every page</source>
        <translation>Ar bob tudalen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>On every page: organisation, logo, licence, watermark</source>
        <translation>Ar bob tudalen: sefydliad, logo, trwydded, dyfrnod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>On the map</source>
        <translation>Ar y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/view3d_page.py"/>
        <source>One authority</source>
        <translation>Un awdurdod</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>One cluster, or several to put side by side: no more than four cards in all.</source>
        <translation>Un clwstwr, neu sawl un i'w rhoi ochr yn ochr: dim mwy na phedwar cerdyn i gyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>One company has most of each of these hexagons: {}.</source>
        <translation>Gan un cwmni y mae'r rhan fwyaf o bob un o'r hecsagonau hyn: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>One company more than</source>
        <translation>Un cwmni â mwy na</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>One figure an authority, which rests on more businesses, or one a hexagon</source>
        <translation>Un ffigur i bob awdurdod, sy'n dibynnu ar fwy o fusnesau, neu un i bob hecsagon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>One map</source>
        <translation>Un map</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>One map with its legend beside or below it.</source>
        <translation>Un map a'i allwedd wrth ei ymyl neu oddi tano.</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>One map, A3 landscape</source>
        <translation>Un map, A3 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>One map, A3 portrait</source>
        <translation>Un map, A3 portread</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>One map, A4 landscape</source>
        <translation>Un map, A4 tirlun</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>One map, A4 portrait</source>
        <translation>Un map, A4 portread</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>One map, the cluster's key figures and the leading authorities.</source>
        <translation>Un map, ffigurau allweddol y clwstwr a'r awdurdodau blaenllaw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/growth.py"/>
        <source>One of the two years has no figure for this place.</source>
        <translation>Nid oes ffigur ar gyfer y lle hwn gan un o'r ddwy flynedd.</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>One page an authority, with its own title, figures, legend and overview map.</source>
        <translation>Un dudalen i bob awdurdod, â'i theitl, ei ffigurau, ei hallwedd a'i map trosolwg ei hun.</translation>
    </message>
    <message>
        <location filename="../resources/layouts/manifest.json"/>
        <source>One page an authority: its columns alone, its figures, the legend and an overview map.</source>
        <translation>Un dudalen i bob awdurdod: ei golofnau yn unig, ei ffigurau, yr allwedd a map trosolwg.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>One polygon a face, in the order in which they must be drawn (column painter); positions on the page, not on the earth.</source>
        <translation>Un polygon i bob wyneb, yn y drefn y mae'n rhaid eu lluniadu (colofn painter); lleoliadau ar y dudalen, nid ar y ddaear.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>One row is one participant at one postcode: a count of businesses counts participants, universities and charities too.</source>
        <translation>Un rhes yw un cyfranogwr wrth un cod post: mae cyfrif o fusnesau'n cyfrif cyfranogwyr, prifysgolion ac elusennau hefyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/formats.py"/>
        <source>One row is one project of investment, where the file says that it is: a count of businesses counts projects.</source>
        <translation>Un prosiect buddsoddi yw un rhes, lle mae'r ffeil yn dweud hynny: mae cyfrif busnesau'n cyfrif prosiectau.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Online services</source>
        <translation>Gwasanaethau ar-lein</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Only areas in these authorities: a preset, a name, a code, or several joined by +. Empty: all polygons.</source>
        <translation>Dim ond ardaloedd yn yr awdurdodau hyn: rhagosodiad, enw, cod, neu sawl un wedi'u cysylltu â +. Gwag: pob polygon.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Only companies for which</source>
        <translation>Dim ond cwmnïau y mae'r canlynol yn wir amdanynt</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Only companies or places of this cluster; all takes every one.</source>
        <translation>Dim ond cwmnïau neu leoedd y clwstwr hwn; mae all yn cymryd pob un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Only hexagons of a filter are shown and counted: {filter}</source>
        <translation>Hecsagonau hidlydd yn unig a ddangosir ac a gyfrifir: {filter}</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Only inside the area</source>
        <translation>Dim ond y tu mewn i'r ardal</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <source>Only the layer {read} was read; {n} other layers have points or postcodes too ({others}): if one of them is meant, choose it.</source>
        <translation>
            <numerusform>Dim ond yr haen {read} a ddarllenwyd; mae gan {n} o haenau eraill bwyntiau neu godau post hefyd ({others}): os un ohonynt a olygir, dewiswch hi.</numerusform>
            <numerusform>Dim ond yr haen {read} a ddarllenwyd; mae gan yr haen {others} bwyntiau neu godau post hefyd: os honno a olygir, dewiswch hi.</numerusform>
            <numerusform>Dim ond yr haen {read} a ddarllenwyd; mae gan {n} o haenau eraill bwyntiau neu godau post hefyd ({others}): os un ohonynt a olygir, dewiswch hi.</numerusform>
            <numerusform>Dim ond yr haen {read} a ddarllenwyd; mae gan {n} o haenau eraill bwyntiau neu godau post hefyd ({others}): os un ohonynt a olygir, dewiswch hi.</numerusform>
            <numerusform>Dim ond yr haen {read} a ddarllenwyd; mae gan {n} o haenau eraill bwyntiau neu godau post hefyd ({others}): os un ohonynt a olygir, dewiswch hi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <source>Only the sheet {read} was read; {n} other sheets hold companies too ({others}): put all of them on one sheet to read them together.</source>
        <translation>
            <numerusform>Dim ond y daflen {read} a ddarllenwyd; mae cwmnïau ar {n} o daflenni eraill hefyd ({others}): rhowch bob un ar un daflen i'w darllen gyda'i gilydd.</numerusform>
            <numerusform>Dim ond y daflen {read} a ddarllenwyd; mae cwmnïau ar y daflen {others} hefyd: rhowch bob un ar un daflen i'w darllen gyda'i gilydd.</numerusform>
            <numerusform>Dim ond y daflen {read} a ddarllenwyd; mae cwmnïau ar {n} o daflenni eraill hefyd ({others}): rhowch bob un ar un daflen i'w darllen gyda'i gilydd.</numerusform>
            <numerusform>Dim ond y daflen {read} a ddarllenwyd; mae cwmnïau ar {n} o daflenni eraill hefyd ({others}): rhowch bob un ar un daflen i'w darllen gyda'i gilydd.</numerusform>
            <numerusform>Dim ond y daflen {read} a ddarllenwyd; mae cwmnïau ar {n} o daflenni eraill hefyd ({others}): rhowch bob un ar un daflen i'w darllen gyda'i gilydd.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>Only those of the cluster</source>
        <translation>Dim ond rhai'r clwstwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Only those of this cluster</source>
        <translation>Dim ond rhai'r clwstwr hwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>Only those of {}</source>
        <translation>Dim ond rhai {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Only where</source>
        <translation>Dim ond lle</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Only where this box is ticked.</source>
        <translation>Dim ond lle mae'r blwch hwn wedi'i dicio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Only where: {filter}</source>
        <translation>Dim ond lle: {filter}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Open &amp;3D view</source>
        <translation>Agor golwg &amp;3D</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Open 3D view</source>
        <translation>Agor golwg 3D</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/download_boundaries.py"/>
        <source>Open Government Licence v3.0</source>
        <translation>Trwydded Llywodraeth Agored f3.0</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>Open in web &amp;browser</source>
        <translation>Agor mewn &amp;porwr gwe</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Open la&amp;yout</source>
        <translation>Agor y &amp;cynllun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/plugin.py"/>
        <source>Open or close the Midlands Clusters panel</source>
        <translation>Agor neu gau panel Midlands Clusters</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>Open or close: {}</source>
        <translation>Agor neu gau: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Open the attribute table with the answer alone</source>
        <translation>Agor y tabl priodoleddau â'r ateb yn unig</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/welcome.py"/>
        <source>Open the guide at its first page</source>
        <translation>Agor y canllaw ar ei dudalen gyntaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/messages.py"/>
        <source>Open the log</source>
        <translation>Agor y log</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Open the page in QGIS's layout designer; what you change there stays.</source>
        <translation>Agor y dudalen yn nylunydd cynllun QGIS; mae'r hyn a newidiwch yno yn aros.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Open the table of the rows that could not be placed, with the reason for each.</source>
        <translation>Agor y tabl o'r rhesi na ellid eu lleoli, gyda'r rheswm am bob un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Open the user guide. F1 opens it at the part that the keyboard is in.</source>
        <translation>Agor y canllaw defnyddiwr. Mae F1 yn ei agor wrth y rhan y mae'r bysellfwrdd ynddi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Opens QGIS's own 3D view of this map: turn it with the middle mouse button</source>
        <translation>Yn agor golwg 3D QGIS ei hun o'r map hwn: trowch ef â botwm canol y llygoden</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Optional Python packages</source>
        <translation>Pecynnau Python dewisol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Or&amp;ganisation</source>
        <translation>Se&amp;fydliad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Orange and blue</source>
        <translation>Oren a glas</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Orange to brown</source>
        <translation>Oren i frown</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Ordnance Survey licence number</source>
        <translation>Rhif trwydded yr Arolwg Ordnans</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Organisation</source>
        <translation>Sefydliad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>Other area: the report counts the whole Midlands Engine area, this is {area_name}: the two are not subtracted.</source>
        <translation>Ardal arall: mae'r adroddiad yn cyfrif ardal gyfan Midlands Engine, {area_name} yw hon: ni thynnir y naill o'r llall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <source>Other areas</source>
        <translation>Ardaloedd eraill</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>Other definition: the report used The Data City's lists of companies, this file was sorted by SIC codes.</source>
        <translation>Diffiniad arall: defnyddiodd yr adroddiad restrau The Data City o gwmnïau, trefnwyd y ffeil hon yn ôl codau SIC.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/orientation.py"/>
        <source>Other towns</source>
        <translation>Trefi eraill</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>Other year: the report's figures are of 2023.</source>
        <translation>Blwyddyn arall: 2023 yw ffigurau'r adroddiad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>Others that fit</source>
        <translation>Eraill sy'n gweddu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Outline</source>
        <translation>Amlinell</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Outlines are made from postcodes: generalised, not official.</source>
        <translation>Gwneir amlinellau o godau post: wedi'u cyffredinoli, nid swyddogol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>Outside the area</source>
        <translation>Y tu allan i'r ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Own bounds</source>
        <translation>Ffiniau eich hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Own place</source>
        <translation>Lle eich hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/own_place_layer.py"/>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>Own places</source>
        <translation>Lleoedd eich hun</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>PDF (*.pdf);;PNG (*.png);;SVG (*.svg)</source>
        <translation>PDF (*.pdf);;PNG (*.png);;SVG (*.svg)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>PDF with real text and vectors, PNG or SVG; auto goes by the ending of the output's name.</source>
        <translation>PDF â thestun a fectorau go iawn, PNG neu SVG; mae auto yn mynd yn ôl diwedd enw'r allbwn.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Pages</source>
        <translation>Tudalennau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Pages of an atlas</source>
        <translation>Tudalennau atlas</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/asking.py"/>
        <source>Part of the ground asked about lies outside the map's area: what is there is not counted.</source>
        <translation>Mae rhan o'r tir yr holir amdano y tu allan i ardal y map: ni chyfrifir yr hyn sydd yno.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Parts at the mean, and again above it: for a few very large values. It finds its own number of classes.</source>
        <translation>Yn rhannu wrth y cymedr, ac eto uwch ei ben: ar gyfer ychydig werthoedd mawr iawn. Mae'n pennu ei nifer ei hun o ddosbarthiadau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Period</source>
        <translation>Cyfnod</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>Permutations</source>
        <translation>Trynewidiadau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <source>Pictures (*.svg *.png *.jpg *.jpeg)</source>
        <translation>Lluniau (*.svg *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Pieces</source>
        <translation>Darnau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_symbols.py"/>
        <source>Pin</source>
        <translation>Pin</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_page.py"/>
        <source>Pins stand at their place, on the ground or on the column there.</source>
        <translation>Mae pinnau'n sefyll yn eu lle, ar y ddaear neu ar y golofn yno.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Pixel in metres</source>
        <translation>Picsel mewn metrau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Pixels outside the authorities' built-in outlines get no value. Without it the surface fades out beyond the border.</source>
        <translation>Ni chaiff picseli y tu allan i amlinellau mewnol yr awdurdodau werth. Hebddo mae'r arwyneb yn pylu y tu hwnt i'r ffin.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/search_bar.py"/>
        <source>Place of innovation</source>
        <translation>Lle arloesi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Place that the distance is measured from</source>
        <translation>Y lle y mesurir y pellter ohono</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>Place {number}</source>
        <translation>Lle {number}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>Placed</source>
        <translation>Lleolwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page/page_maps.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>Places</source>
        <translation>Lleoedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>Places and background</source>
        <translation>Lleoedd a chefndir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Places the company.</source>
        <translation>Yn lleoli'r cwmni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Places with fewer businesses of the cluster are hatched</source>
        <translation>Caiff lleoedd â llai o fusnesau'r clwstwr eu llinellu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Places: {}, and public sources.</source>
        <translation>Lleoedd: {}, a ffynonellau cyhoeddus.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/engine.py"/>
        <source>Placing companies in hexagons</source>
        <translation>Yn lleoli cwmnïau mewn hecsagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>Placing coordinates</source>
        <translation>Yn lleoli cyfesurynnau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Plum</source>
        <translation>Eirin</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Plum and green</source>
        <translation>Eirin a gwyrdd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Point layer (British National Grid), one row a site, the company table's columns. Hexagon metrics takes it as it is.</source>
        <translation>Haen bwyntiau (Grid Cenedlaethol Prydain), un rhes i bob safle, colofnau'r tabl cwmnïau. Mae Metrigau hecsagon yn ei chymryd fel y mae.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Pol&amp;ygon</source>
        <translation>Pol&amp;ygon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Pol&amp;ygons</source>
        <translation>Pol&amp;ygonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>Polygon layer (British National Grid) with GSS codes and names. Give it to Hexagon metrics as its boundary layer.</source>
        <translation>Haen bolygonau (Grid Cenedlaethol Prydain) â chodau ac enwau GSS. Rhowch hi i Metrigau hecsagon fel ei haen ffiniau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Polygon layer (British National Grid): code, name, area, the figures, their density and share, shaded.</source>
        <translation>Haen bolygonau (Grid Cenedlaethol Prydain): cod, enw, arwynebedd, y ffigurau, eu dwysedd a'u cyfran, wedi'u lliwio.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Polygon layer (British National Grid): one row a cell, or the part of it in one authority, one column a metric.</source>
        <translation>Haen bolygonau (Grid Cenedlaethol Prydain): un rhes i bob cell, neu'r rhan ohoni mewn un awdurdod, un golofn i bob metrig.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Polygons of your own, in any coordinate system: a travel-time area, a site, a ward. One that crosses itself is mended.</source>
        <translation>Polygonau o'ch eiddo, mewn unrhyw system gyfesurynnau: ardal amser teithio, safle, ward. Trwsir un sy'n croesi ei hun.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Polygons with the same codes, such as MSOAs or districts of the same year; the built-in outlines hold counties and unitary authorities</source>
        <translation>Polygonau â'r un codau, megis MSOAs neu ddosbarthau o'r un flwyddyn; siroedd ac awdurdodau unedol sydd yn yr amlinellau mewnol</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Polygons with the same codes: MSOAs, districts or authorities of the same year. Without them the built-in outlines of counties and unitary authorities are used, and districts are added up to their counties.</source>
        <translation>Polygonau â'r un codau: MSOAs, dosbarthau neu awdurdodau o'r un flwyddyn. Hebddynt defnyddir amlinellau mewnol siroedd ac awdurdodau unedol, ac adir dosbarthau at eu siroedd.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Polygons without a figure</source>
        <translation>Polygonau heb ffigur</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Position</source>
        <translation>Lleoliad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <source>Positions are those of a page: the layer lies on the British grid for drawing only. Do not measure on it.</source>
        <translation>Lleoliadau tudalen ydynt: mae'r haen ar grid Prydain ar gyfer lluniadu yn unig. Peidiwch â mesur arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>Positions of {name} were converted from {value} to {bng}.</source>
        <translation>Troswyd lleoliadau {name} o {value} i {bng}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Postcode</source>
        <translation>Cod post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Postcode directories (*.zip *.csv *.gpkg);;All files (*)</source>
        <translation>Cyfeirlyfrau codau post (*.zip *.csv *.gpkg);;Pob ffeil (*)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Postcode directory</source>
        <translation>Cyfeirlyfr codau post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Postcode that the distance is measured from</source>
        <translation>Y cod post y mesurir y pellter ohono</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Postcodes in use</source>
        <translation>Codau post ar waith</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_companies.py"/>
        <source>Postcodes: {directory}.</source>
        <translation>Codau post: {directory}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>Postcodes: {}</source>
        <translation>Codau post: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>Postcodes: {}.</source>
        <translation>Codau post: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>PostgreSQL connection</source>
        <translation>Cysylltiad PostgreSQL</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Preview of the page</source>
        <translation>Rhagolwg o'r dudalen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>Print and export</source>
        <translation>Argraffu ac allforio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/scorecard_item.py"/>
        <source>Printed values: {}. Errors of the report are not mended. Clusters differ in definition and size: this is no ranking.</source>
        <translation>Gwerthoedd argraffedig: {}. Ni chywirir gwallau'r adroddiad. Mae clystyrau'n amrywio o ran diffiniad a maint: nid trefn teilyngdod yw hon.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/export_map.py"/>
        <source>Printing</source>
        <translation>Yn argraffu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <source>Printing the atlas</source>
        <translation>Yn argraffu'r atlas</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Prints a hexagon map as PDF, PNG or SVG from a template, with its text alternative and its data as tables.</source>
        <translation>Yn argraffu map hecsagonau fel PDF, PNG neu SVG o dempled, â'i destun amgen a'i ddata fel tablau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Processing call (Python console)</source>
        <translation>Galwad Processing (consol Python)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Processing call (command line)</source>
        <translation>Galwad Processing (llinell orchymyn)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/tasks/work_row.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Progress</source>
        <translation>Hynt</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Progress of the area data</source>
        <translation>Hynt y data ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Progress of the statistic</source>
        <translation>Hynt yr ystadegyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>Published figures are rounded to the nearest multiple</source>
        <translation>Talgrynnir ffigurau a gyhoeddir i'r lluosrif agosaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Published figures by authority can be shown from the page Area data.</source>
        <translation>Gellir dangos ffigurau cyhoeddedig fesul awdurdod o'r dudalen Data ardal.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>Put it beside</source>
        <translation>Ei roi wrth ei ochr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Put the card on a page of its own behind the newest print layout of the project.</source>
        <translation>Rhoi'r cerdyn ar dudalen ei hun y tu ôl i gynllun argraffu diweddaraf y project.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Put the chosen condition into a group with others, of which one must hold</source>
        <translation>Rhoi'r amod a ddewiswyd mewn grŵp gydag eraill, y mae'n rhaid i un ohonynt fod yn wir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Put this condition in place of the chosen one</source>
        <translation>Rhoi'r amod hwn yn lle'r un a ddewiswyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/three_d/window.py"/>
        <source>QGIS could not open the 3D view: make the 3D picture in a layout instead.</source>
        <translation>Ni allai QGIS agor y golwg 3D: gwnewch y llun 3D mewn cynllun yn lle hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>QGIS expression</source>
        <translation>Mynegiad QGIS</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>QGIS keeps this connection's password readable in its settings: store it as an authentication configuration instead.</source>
        <translation>Mae QGIS yn cadw cyfrinair y cysylltiad hwn yn ddarllenadwy yn ei osodiadau: storiwch ef fel ffurfweddiad dilysu yn lle hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Quantiles</source>
        <translation>Cwantilau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Ques&amp;tion</source>
        <translation>&amp;Cwestiwn</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Question</source>
        <translation>Cwestiwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Question and summary</source>
        <translation>Cwestiwn a chrynodeb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>Questions</source>
        <translation>Cwestiynau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Questions saved with this project: choose one to open it, or type a name and save</source>
        <translation>Cwestiynau a gadwyd gyda'r project hwn: dewiswch un i'w agor, neu teipiwch enw a chadw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>R&amp;ule</source>
        <translation>&amp;Rheol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>RTIC sectors</source>
        <translation>Sectorau RTIC</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>Radius in kilometres; 0 is the hexagon</source>
        <translation>Radiws mewn cilometrau; 0 yw'r hecsagon</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Radius in metres</source>
        <translation>Radiws mewn metrau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>Radius round the coordinates in kilometres</source>
        <translation>Radiws o amgylch y cyfesurynnau mewn cilometrau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Rail</source>
        <translation>Rheilffyrdd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Raster (GeoTIFF, British National Grid) of density per square kilometre.</source>
        <translation>Raster (GeoTIFF, Grid Cenedlaethol Prydain) o ddwysedd fesul cilometr sgwâr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>Rates and averages of districts are left out, for they cannot be added up to counties: {columns}.</source>
        <translation>Gadewir allan gyfraddau a chyfartaleddau dosbarthau, am na ellir eu hadio at siroedd: {columns}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Re&amp;liable from</source>
        <translation>Di&amp;bynadwy o</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Re&amp;move</source>
        <translation>&amp;Tynnu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Read {}: {} rows, sha256 {}</source>
        <translation>Darllen {}: {} rhes, sha256 {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <source>Reading boundaries</source>
        <translation>Yn darllen ffiniau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/tasks/job.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/scorecard.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>Reading companies</source>
        <translation>Yn darllen cwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>Reading figures, dates and SIC codes</source>
        <translation>Yn darllen ffigurau, dyddiadau a chodau SIC</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_cells.py"/>
        <source>Reading hexagons</source>
        <translation>Yn darllen hecsagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Reading shapes</source>
        <translation>Yn darllen siapiau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/area_data.py"/>
        <source>Reading the boundaries</source>
        <translation>Yn darllen y ffiniau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/area_data.py"/>
        <source>Reading the figures</source>
        <translation>Yn darllen y ffigurau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>Reading the layers</source>
        <translation>Yn darllen yr haenau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>Reading the map …</source>
        <translation>Yn darllen y map …</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Reading {file}</source>
        <translation>Yn darllen {file}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/reader.py"/>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>Reading {name}</source>
        <translation>Yn darllen {name}</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Reads a company file or layer, places every row by its postcode or coordinates, and lists the rows that cannot be placed.</source>
        <translation>Yn darllen ffeil neu haen gwmnïau, yn lleoli pob rhes yn ôl ei chod post neu ei chyfesurynnau, ac yn rhestru'r rhesi na ellir eu lleoli.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Ready mapping</source>
        <translation>Mapiad parod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>Recognised as {}</source>
        <translation>Adnabuwyd fel {}</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Refuse a file that leaves a doubt</source>
        <translation>Gwrthod ffeil sy'n gadael amheuaeth</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Refuse companies that leave a doubt</source>
        <translation>Gwrthod cwmnïau sy'n gadael amheuaeth</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>Rejected</source>
        <translation>Gwrthodwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../resources/algorithms/areadata.json"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Rejected rows</source>
        <translation>Rhesi a wrthodwyd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Rejected rows to look up</source>
        <translation>Rhesi a wrthodwyd i chwilio amdanynt</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Relevant Cluster Organisations</source>
        <translation>Sefydliadau Clwstwr Perthnasol</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Relevant HEI High-Ranking Department</source>
        <translation>Adran Uchel ei Safle mewn SAU Perthnasol</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Relevant Spinouts</source>
        <translation>Cwmnïau Deillio Perthnasol</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Relevant high performing HEI research</source>
        <translation>Ymchwil SAU Perthnasol o Berfformiad Uchel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Relevant to the map's cluster</source>
        <translation>Yn berthnasol i glwstwr y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Remove all settings of Midlands Clusters, its downloads and the imported postcode directory? This cannot be undone.</source>
        <translation>Dileu holl osodiadau Midlands Clusters, ei lwythiadau i lawr a'r cyfeirlyfr codau post a fewnforiwyd? Ni ellir dadwneud hyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Remove everything the plugin keeps…</source>
        <translation>Dileu popeth y mae'r ategyn yn ei gadw…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Removes downloaded boundaries; they can be downloaded again.</source>
        <translation>Yn dileu ffiniau a lwythwyd i lawr; gellir eu llwytho i lawr eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>Removes settings, downloads and the imported postcode directory, for instance before the plugin is uninstalled.</source>
        <translation>Yn dileu gosodiadau, llwythiadau i lawr a'r cyfeirlyfr codau post a fewnforiwyd, er enghraifft cyn dadosod yr ategyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>Replace my map</source>
        <translation>Disodli fy map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Report</source>
        <translation>Adroddiad</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>Report for the officer</source>
        <translation>Adroddiad ar gyfer y swyddog</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Report of the run</source>
        <translation>Adroddiad y rhediad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/scorecard_item.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>Report, 2023</source>
        <translation>Adroddiad, 2023</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Reset to proposed</source>
        <translation>Ailosod i'r cynnig</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Resolution (h3)</source>
        <translation>Cydraniad (h3)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Resolution of a picture, 30 to 1200; lines and letters of a PDF stay sharp at any.</source>
        <translation>Cydraniad llun, 30 i 1200; mae llinellau a llythrennau PDF yn aros yn glir ar unrhyw un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Resolution of an exported picture. Lines and letters of a PDF stay sharp at any.</source>
        <translation>Cydraniad llun a allforir. Mae llinellau a llythrennau PDF yn aros yn glir ar unrhyw un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Resolution of the H3 cells: the higher, the smaller.</source>
        <translation>Cydraniad y celloedd H3: po uchaf, lleiaf ydynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Resolution {}</source>
        <translation>Cydraniad {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../resources/algorithms/concentration.json"/>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>Result</source>
        <translation>Canlyniad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>Rings of neighbours</source>
        <translation>Cylchoedd o gymdogion</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Roles of the database that may read the result, with commas between</source>
        <translation>Rolau yn y gronfa ddata a gaiff ddarllen y canlyniad, â choma rhyngddynt</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Roles of the database that may read the result, with commas between; in double quotes where a name holds a comma.</source>
        <translation>Rolau'r gronfa ddata a gaiff ddarllen y canlyniad, â choma rhyngddynt; mewn dyfynodau dwbl lle mae coma mewn enw.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Roles that may read it</source>
        <translation>Rolau a gaiff ei ddarllen</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Round figures to</source>
        <translation>Talgrynnu ffigurau i</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_here.ui"/>
        <source>Round it</source>
        <translation>O'i amgylch</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Round numbers that suit many small values and a few large ones.</source>
        <translation>Rhifau crwn sy'n addas i lawer o werthoedd bach ac ychydig rai mawr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>Round to</source>
        <translation>Talgrynnu i</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/disclosure_parameters.py"/>
        <source>Round to 3, 5, 10 or 100, or not at all (0).</source>
        <translation>Talgrynnwch i 3, 5, 10 neu 100, neu ddim o gwbl (0).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>Round to 3, 5, 10 or 100, or not at all.</source>
        <translation>Talgrynnwch i 3, 5, 10 neu 100, neu ddim o gwbl.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Rounded to {step} by the source.</source>
        <translation>Wedi'i dalgrynnu i {step} gan y ffynhonnell.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/text_file.py"/>
        <source>Row {:,} has a quotation mark that is never closed: mend it and read the file again.</source>
        <translation>Mae gan res {:,} ddyfynnod nas caewyd: cywirwch ef a darllenwch y ffeil eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_rows.py"/>
        <source>Row {row} has a quotation mark that is never closed: mend it and read the file again.</source>
        <translation>Mae gan res {row} ddyfynnod nas caewyd: cywirwch ef a darllenwch y ffeil eto.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Rows kept</source>
        <translation>Rhesi a gadwyd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Rows left out</source>
        <translation>Rhesi a adawyd allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>Rows left out, {reason}: {count:,}.</source>
        <translation>Rhesi a adawyd allan, {reason}: {count:,}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Rows of one number are sites of one company, and share its employees and turnover.</source>
        <translation>Mae rhesi ag un rhif yn safleoedd un cwmni, ac yn rhannu ei weithwyr a'i drosiant.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/whole_columns.py"/>
        <source>Rows of {year} count, one row a company and year; those of other years are listed with the rejected rows.</source>
        <translation>Rhesi {year} sy'n cyfrif, un rhes i bob cwmni a blwyddyn; rhestrir rhai blynyddoedd eraill gyda'r rhesi a wrthodwyd.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Rows placed</source>
        <translation>Rhesi a leolwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <location filename="../resources/algorithms/areadata.json"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Rows read</source>
        <translation>Rhesi a ddarllenwyd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Rows rejected</source>
        <translation>Rhesi a wrthodwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/report.py"/>
        <source>Rows that could not be placed, with the reason</source>
        <translation>Rhesi na ellid eu lleoli, gyda'r rheswm</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Rows to look at</source>
        <translation>Rhesi i edrych arnynt</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Rows used</source>
        <translation>Rhesi a ddefnyddiwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>Rule</source>
        <translation>Rheol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>S&amp;how</source>
        <translation>&amp;Dangos</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>S&amp;ince</source>
        <translation>E&amp;rs</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>SIC 2003 to SIC 2007 by the ONS's correlation</source>
        <translation>SIC 2003 i SIC 2007 yn ôl tabl cyfatebiaeth yr ONS</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>SIC code</source>
        <translation>Cod SIC</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>SIC codes</source>
        <translation>Codau SIC</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>SIC codes of an edition before 2003 were left out: there is no official way from them to SIC 2007.</source>
        <translation>Gadawyd allan godau SIC o argraffiad cyn 2003: nid oes ffordd swyddogol ohonynt i SIC 2007.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>SQL (*.sql)</source>
        <translation>SQL (*.sql)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>SQL file for the database administrator</source>
        <translation>Ffeil SQL ar gyfer gweinyddwr y gronfa ddata</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Safe beside the maps of the same ledger, and no others of these businesses.</source>
        <translation>Diogel wrth ochr mapiau'r un gofrestr, a dim eraill o'r busnesau hyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_map.py"/>
        <source>Safe together with the maps of the same ledger and with no others: publish hexagons of one size only, and no map of the same companies that another ledger, or none, knows of.</source>
        <translation>Diogel gyda mapiau'r un gofrestr a heb eraill: cyhoeddwch hecsagonau o un maint yn unig, a dim map o'r un cwmnïau y mae cofrestr arall, neu ddim un, yn gwybod amdano.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Sand to plum</source>
        <translation>Tywod i eirin</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Save</source>
        <translation>Cadw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Save mapping</source>
        <translation>Cadw mapiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Save the SQL</source>
        <translation>Cadw'r SQL</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Save the SQL as a file that psql can run every night</source>
        <translation>Cadw'r SQL fel ffeil y gall psql ei rhedeg bob nos</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Save the answer</source>
        <translation>Cadw'r ateb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>Save the answer as .csv, .xlsx or .gpkg.</source>
        <translation>Cadwch yr ateb fel .csv, .xlsx neu .gpkg.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Save the answer as CSV, XLSX or GeoPackage</source>
        <translation>Cadw'r ateb fel CSV, XLSX neu GeoPackage</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Save the card as a web page, an Excel workbook or CSV.</source>
        <translation>Cadw'r cerdyn fel tudalen we, llyfr gwaith Excel neu CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Save the map to</source>
        <translation>Cadw'r map i</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Save the question with the project by this name</source>
        <translation>Cadw'r cwestiwn gyda'r project o dan yr enw hwn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>Save the scorecard</source>
        <translation>Cadw'r cerdyn sgorio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>Save them, and write a new file</source>
        <translation>Eu cadw, ac ysgrifennu ffeil newydd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Save to</source>
        <translation>Cadw i</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Save…</source>
        <translation>Cadw…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>Saving the answer</source>
        <translation>Yn cadw'r ateb</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>Says how specialised each authority or hexagon is in a cluster: its share there over its share in the whole area, or the UK.</source>
        <translation>Yn dweud pa mor arbenigol yw pob awdurdod neu hecsagon mewn clwstwr: ei gyfran yno dros ei gyfran yn yr ardal gyfan, neu'r DU.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>Says how unevenly a metric is spread over hexagons or authorities: Gini, Herfindahl and the share of the largest few.</source>
        <translation>Yn dweud pa mor anwastad y mae metrig wedi'i wasgaru dros hecsagonau neu awdurdodau: Gini, Herfindahl a chyfran yr ychydig fwyaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Scale of the heights</source>
        <translation>Graddfa'r uchderau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Sche&amp;ma</source>
        <translation>Sge&amp;ma</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Schema and table of the result</source>
        <translation>Sgema a thabl y canlyniad</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Schema of the companies</source>
        <translation>Sgema'r cwmnïau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Schema of the result</source>
        <translation>Sgema'r canlyniad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>Scorecard</source>
        <translation>Cerdyn sgorio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>Scorecards side by side</source>
        <translation>Cardiau sgorio ochr yn ochr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>Scorecards: {}</source>
        <translation>Cardiau sgorio: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <source>Sea</source>
        <translation>Môr</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>Seed</source>
        <translation>Hedyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/three_d/picture.py"/>
        <source>Seen from the south; distances shrink towards the back, so there is no scale bar.</source>
        <translation>Wedi'i weld o'r de; mae pellteroedd yn lleihau tua'r cefn, felly nid oes bar graddfa.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_page.py"/>
        <source>Seen from {}.</source>
        <translation>Wedi'i weld o {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/shapes.py"/>
        <source>Select a feature of {} on the map first.</source>
        <translation>Dewiswch nodwedd o {} ar y map yn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/spikes_page.py"/>
        <source>Select at most {} hexagons to leave out.</source>
        <translation>Dewiswch {} hecsagon ar y mwyaf i'w gadael allan.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Select features of this layer on the map; the distance is measured from them</source>
        <translation>Dewiswch nodweddion o'r haen hon ar y map; mesurir y pellter oddi wrthynt</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/spikes_page.ui"/>
        <source>Select hexagons on the map with QGIS's selection tools, then leave them out here</source>
        <translation>Dewiswch hecsagonau ar y map ag offer dewis QGIS, yna gadewch nhw allan yma</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>Send</source>
        <translation>Anfon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/postcodes_io.py"/>
        <source>Sends the postcodes to be looked up, and nothing else, to postcodes.io, a public service on the internet, {batch} at a time.</source>
        <translation>Yn anfon y codau post i chwilio amdanynt, a dim arall, i postcodes.io, gwasanaeth cyhoeddus ar y rhyngrwyd, {batch} ar y tro.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>September</source>
        <translation>Medi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>Several sites</source>
        <translation>Sawl safle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>Share</source>
        <translation>Cyfran</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Share of the authority</source>
        <translation>Cyfran o'r awdurdod</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>Share of the largest {}</source>
        <translation>Cyfran y {} mwyaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Share of the layer</source>
        <translation>Cyfran o'r haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>Share over the sites</source>
        <translation>Rhannu dros y safleoedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>Shares as the 2023 report prints them; investment of 2017 to 2021.</source>
        <translation>Cyfrannau fel y mae adroddiad 2023 yn eu hargraffu; buddsoddiad 2017 i 2021.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/kernel_raster.py"/>
        <source>Sharing the companies among the pixels</source>
        <translation>Yn rhannu'r cwmnïau rhwng y picseli</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Show</source>
        <translation>Dangos</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/spikes_page.ui"/>
        <source>Show every hexagon again</source>
        <translation>Dangos pob hecsagon eto</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Show only places that the report or their owners link with the map's cluster or one below it</source>
        <translation>Dangos dim ond lleoedd y mae'r adroddiad neu eu perchnogion yn eu cysylltu â chlwstwr y map neu un oddi tano</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>Show or hide what else there is to choose</source>
        <translation>Dangos neu guddio'r hyn arall sydd i'w ddewis</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Show rejected rows</source>
        <translation>Dangos y rhesi a wrthodwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Show rejects</source>
        <translation>Dangos gwrthodiadau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Show science parks, research centres and other innovation hubs</source>
        <translation>Dangos parciau gwyddoniaeth, canolfannau ymchwil a hybiau arloesi eraill</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>Show the SQL</source>
        <translation>Dangos y SQL</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Show the chosen cards side by side.</source>
        <translation>Dangos y cardiau a ddewiswyd ochr yn ochr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>Show the hexagon as it is</source>
        <translation>Dangos yr hecsagon fel y mae</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Show the initiatives of the UK Investment Atlas: sites as icons, whole areas as outlines</source>
        <translation>Dangos mentrau Atlas Buddsoddi'r DU: safleoedd fel eiconau, ardaloedd cyfan fel amlinellau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Show the values above this number in the top class, with a hatch and a line in the legend, so that a few giants do not set the scale.</source>
        <translation>Dangos y gwerthoedd uwchlaw'r rhif hwn yn y dosbarth uchaf, â llinellau a llinell yn yr allwedd, fel nad yw ychydig gewri yn pennu'r raddfa.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>Show this page in your web browser, where it can be printed and searched</source>
        <translation>Dangos y dudalen hon yn eich porwr gwe, lle gellir ei hargraffu a'i chwilio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Show universities and other higher education providers</source>
        <translation>Dangos prifysgolion a darparwyr addysg uwch eraill</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Shown when a company is clicked on the map.</source>
        <translation>Dangosir hwn pan gaiff cwmni ei glicio ar y map.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Shows figures published by area (UK Business Counts of ONS and Nomis, any table with GSS codes) as a shaded map.</source>
        <translation>Yn dangos ffigurau a gyhoeddwyd fesul ardal (Cyfrifon Busnes y DU gan yr ONS a Nomis, unrhyw dabl â chodau GSS) fel map wedi'i liwio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Shuffling suits skewed figures such as counts; the normal distribution is quick and promises too much</source>
        <translation>Mae siffrwd yn addas i ffigurau sgiw megis cyfrifon; mae'r dosraniad normal yn gyflym ac yn addo gormod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Si&amp;ze</source>
        <translation>Ma&amp;int</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>Side by side</source>
        <translation>Ochr yn ochr</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Significant Innovation Hubs</source>
        <translation>Hybiau Arloesi Arwyddocaol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Single authorities</source>
        <translation>Awdurdodau unigol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Site</source>
        <translation>Safle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Site: the middle of its postcode</source>
        <translation>Safle: canol ei god post</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Sites beyond it that count</source>
        <translation>Safleoedd y tu hwnt iddi sy'n cyfrif</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Sites in the area</source>
        <translation>Safleoedd yn yr ardal</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>Sites in them</source>
        <translation>Safleoedd ynddynt</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Size by the number of employees</source>
        <translation>Maint yn ôl nifer y gweithwyr</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>Size of a pixel, at most a quarter of the radius. 0 takes a twentieth of the radius.</source>
        <translation>Maint picsel, chwarter y radiws ar y mwyaf. Mae 0 yn cymryd ugeinfed o'r radiws.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Size of company</source>
        <translation>Maint y cwmni</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Size of the company</source>
        <translation>Maint y cwmni</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Small (10 to 49)</source>
        <translation>Bach (10 i 49)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Software</source>
        <translation>Meddalwedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>Some SIC codes are of SIC 2003 alone and others of SIC 2007 alone: they were read as SIC {edition}.</source>
        <translation>Mae rhai codau SIC o SIC 2003 yn unig ac eraill o SIC 2007 yn unig: darllenwyd nhw fel SIC {edition}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/hidden.py"/>
        <source>Some of the layer's figures are hidden by a disclosure rule, so the result would be wrong: use a map without the rule, and publish the result with care.</source>
        <translation>Cuddir rhai o ffigurau'r haen gan reol ddatgelu, felly byddai'r canlyniad yn anghywir: defnyddiwch fap heb y rheol, a chyhoeddwch y canlyniad yn ofalus.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>Some, as the scale allows</source>
        <translation>Rhai, fel y mae'r raddfa'n caniatáu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/tasks/task.py"/>
        <source>Something went wrong; nothing was changed. The log says more.</source>
        <translation>Aeth rhywbeth o'i le; ni newidiwyd dim. Mae rhagor yn y log.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>Somewhere the cluster is larger than all companies together: the two tables do not belong together.</source>
        <translation>Mewn rhyw le mae'r clwstwr yn fwy na phob cwmni gyda'i gilydd: nid yw'r ddau dabl yn perthyn i'w gilydd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>Source</source>
        <translation>Ffynhonnell</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>Source of the printed values: {}. Errors of the report are marked, not mended.</source>
        <translation>Ffynhonnell y gwerthoedd argraffedig: {}. Marcir gwallau'r adroddiad, nis cywirir.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/page_text.py"/>
        <source>Source, method and acknowledgements</source>
        <translation>Ffynhonnell, dull a chydnabyddiaethau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>Source: Office for National Statistics licensed under the Open Government Licence v.3.0.</source>
        <translation>Ffynhonnell: Swyddfa Ystadegau Gwladol, trwyddedwyd o dan y Drwydded Llywodraeth Agored f.3.0.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Source: {source}; {n} rows read, {placed} placed, {here} on this map. Each company counts in the hexagon of its postcode or coordinates. Made {day} with Midlands Clusters {version}.</source>
        <translation>
            <numerusform>Ffynhonnell: {source}; {n} rhes wedi'u darllen, {placed} wedi'u lleoli, {here} ar y map hwn. Mae pob cwmni'n cyfrif yn hecsagon ei god post neu ei gyfesurynnau. Gwnaed {day} â Midlands Clusters {version}.</numerusform>
            <numerusform>Ffynhonnell: {source}; {n} rhes wedi'i darllen, {placed} wedi'i lleoli, {here} ar y map hwn. Mae pob cwmni'n cyfrif yn hecsagon ei god post neu ei gyfesurynnau. Gwnaed {day} â Midlands Clusters {version}.</numerusform>
            <numerusform>Ffynhonnell: {source}; {n} rhes wedi'u darllen, {placed} wedi'u lleoli, {here} ar y map hwn. Mae pob cwmni'n cyfrif yn hecsagon ei god post neu ei gyfesurynnau. Gwnaed {day} â Midlands Clusters {version}.</numerusform>
            <numerusform>Ffynhonnell: {source}; {n} rhes wedi'u darllen, {placed} wedi'u lleoli, {here} ar y map hwn. Mae pob cwmni'n cyfrif yn hecsagon ei god post neu ei gyfesurynnau. Gwnaed {day} â Midlands Clusters {version}.</numerusform>
            <numerusform>Ffynhonnell: {source}; {n} rhes wedi'u darllen, {placed} wedi'u lleoli, {here} ar y map hwn. Mae pob cwmni'n cyfrif yn hecsagon ei god post neu ei gyfesurynnau. Gwnaed {day} â Midlands Clusters {version}.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Source: {source}; {rows_read}. Each company counts in the hexagon of its postcode or coordinates. {made}</source>
        <translation>Ffynhonnell: {source}; {rows_read}. Mae pob cwmni'n cyfrif yn hecsagon ei god post neu ei gyfesurynnau. {made}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Source: {}. Each company counts in the hexagon of its postcode or coordinates. Made {} with Midlands Clusters {}.</source>
        <translation>Ffynhonnell: {}. Mae pob cwmni'n cyfrif yn hecsagon ei god post neu ei gyfesurynnau. Gwnaed {} â Midlands Clusters {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>South of {town}</source>
        <translation>De {town}, y tu allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>South-east of {town}</source>
        <translation>De-ddwyrain {town}, y tu allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>South-west of {town}</source>
        <translation>De-orllewin {town}, y tu allan</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Space Technologies</source>
        <translation>Technolegau'r Gofod</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Spatial query</source>
        <translation>Ymholiad gofodol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Spike</source>
        <translation>Pigyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/spike_layer.py"/>
        <source>Spike: see the note of its number</source>
        <translation>Pigyn: gweler nodyn ei rif</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>Spikes</source>
        <translation>Pigau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>Spikes and what was left out:</source>
        <translation>Pigau a'r hyn a adawyd allan:</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>Spikes are not marked: their shares would tell figures of single businesses.</source>
        <translation>Ni farciwyd pigau: byddai eu cyfrannau'n datgelu ffigurau busnesau unigol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/spikes_page.ui"/>
        <source>Spikes of this metric</source>
        <translation>Pigau'r metrig hwn</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Spread by</source>
        <translation>Gwasgaru yn ôl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/spread.py"/>
        <source>Spread evenly by area: an estimate, not counted there.</source>
        <translation>Wedi'i wasgaru'n gyfartal yn ôl arwynebedd: amcangyfrif, nas cyfrifwyd yno.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Spread over he&amp;xagons</source>
        <translation>Gwasgaru dros &amp;hecsagonau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Spread over hexagons (an estimate)</source>
        <translation>Gwasgaru dros hecsagonau (amcangyfrif)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/spread.py"/>
        <source>Spread over hexagons by the share of companies in each: an estimate, not counted there.</source>
        <translation>Wedi'i wasgaru dros hecsagonau yn ôl cyfran y cwmnïau ym mhob un: amcangyfrif, nas cyfrifwyd yno.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/area_data.py"/>
        <source>Spreading over hexagons</source>
        <translation>Yn gwasgaru dros hecsagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>Square root</source>
        <translation>Ail isradd</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Stands at the foot of every page.</source>
        <translation>Yn sefyll ar waelod pob tudalen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Starting…</source>
        <translation>Yn dechrau…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>State of the map</source>
        <translation>Cyflwr y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Statistic</source>
        <translation>Ystadegyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_pages.py"/>
        <source>Statistics</source>
        <translation>Ystadegau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Status</source>
        <translation>Statws</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Stop looking</source>
        <translation>Stopio chwilio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Stop the run (Esc); what was there before stays.</source>
        <translation>Stopio'r rhediad (Esc); mae'r hyn a oedd yno o'r blaen yn aros.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/tasks/work_row.py"/>
        <source>Stop this; what was there before stays as it is</source>
        <translation>Stopio hyn; mae'r hyn a oedd yno o'r blaen yn aros fel y mae</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_page.py"/>
        <source>Stopped: nothing was changed.</source>
        <translation>Wedi stopio: ni newidiwyd dim.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <location filename="../midlands_clusters_plugin/gui/tasks/work_row.py"/>
        <source>Stopping…</source>
        <translation>Yn stopio…</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>Sum</source>
        <translation>Swm</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>Summary of the answer</source>
        <translation>Crynodeb o'r ateb</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Summary of the result</source>
        <translation>Crynodeb o'r canlyniad</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Summary of the run</source>
        <translation>Crynodeb o'r rhediad</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Super-clusters</source>
        <translation>Uwch-glystyrau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Suppressed</source>
        <translation>Wedi'i atal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>Suppressed on the map: do not publish these figures.</source>
        <translation>Wedi'i atal ar y map: peidiwch â chyhoeddi'r ffigurau hyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Sure to &amp;at least</source>
        <translation>Sicr o &amp;leiaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>Syntax</source>
        <translation>Cystrawen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>T&amp;itle</source>
        <translation>T&amp;eitl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>T&amp;ypes</source>
        <translation>&amp;Mathau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Ta&amp;ble</source>
        <translation>Ta&amp;bl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>Table</source>
        <translation>Tabl</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Table of the placed rows whose postcode was mended (from what to what), not used because the coordinates place the row, or more than 2 km from the row's coordinates.</source>
        <translation>Tabl o'r rhesi a leolwyd lle cywirwyd y cod post (o beth i beth), lle nas defnyddiwyd am fod y cyfesurynnau'n lleoli'r rhes, neu lle y mae dros 2 km o gyfesurynnau'r rhes.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Table of the result</source>
        <translation>Tabl y canlyniad</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Table of the rows that could not be placed, with their row number in the file and the reason in a sentence.</source>
        <translation>Tabl o'r rhesi na ellid eu lleoli, â rhif eu rhes yn y ffeil a'r rheswm mewn brawddeg.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Table of the rows that could not be used, with their row number in the file and the reason in a sentence.</source>
        <translation>Tabl o'r rhesi na ellid eu defnyddio, â rhif eu rhes yn y ffeil a'r rheswm mewn brawddeg.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>Table or view of companies</source>
        <translation>Tabl neu olwg o gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>Tables (*.csv *.txt *.tsv *.xlsx *.xls *.ods);;All files (*)</source>
        <translation>Tablau (*.csv *.txt *.tsv *.xlsx *.xls *.ods);;Pob ffeil (*)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Take the chosen condition out</source>
        <translation>Tynnu'r amod a ddewiswyd allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>Take the saved question out of the project</source>
        <translation>Tynnu'r cwestiwn a gadwyd o'r project</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>Takes a newer postcode directory (ONSPD, NSPL or OS Code-Point Open) in place of the built-in one, or adds to it.</source>
        <translation>Yn cymryd cyfeirlyfr codau post mwy diweddar (ONSPD, NSPL neu OS Code-Point Open) yn lle'r un mewnol, neu'n ychwanegu ato.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Takes in {what}; misses {misses}.</source>
        <translation>Yn cynnwys {what}; yn hepgor {misses}.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/ecosystems.json"/>
        <source>Talent ecosystem</source>
        <translation>Ecosystem talent</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Taller or lower columns</source>
        <translation>Colofnau talach neu is</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Te&amp;xt alternative and data tables</source>
        <translation>Te&amp;stun amgen a thablau data</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Teal</source>
        <translation>Gwyrddlas</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Tells the sites of one company apart.</source>
        <translation>Yn gwahaniaethu rhwng safleoedd un cwmni.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Template</source>
        <translation>Templed</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Template of the page</source>
        <translation>Templed y dudalen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>Tested by</source>
        <translation>Profwyd gan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>Text</source>
        <translation>Testun</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Text alternative and data tables</source>
        <translation>Testun amgen a thablau data</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Text alternative and data tables beside the map</source>
        <translation>Testun amgen a thablau data wrth ochr y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>Text files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Ffeiliau testun (*.csv *.txt *.tsv);;Pob ffeil (*)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>Text of the guide</source>
        <translation>Testun y canllaw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Text that is looked for</source>
        <translation>Y testun y chwilir amdano</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Textiles</source>
        <translation>Tecstilau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_page.py"/>
        <source>That authority is not in the map: generate a map that holds it.</source>
        <translation>Nid yw'r awdurdod hwnnw yn y map: crëwch fap sy'n ei gynnwys.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/three_d/window.py"/>
        <source>That authority is not on this map: choose one of its authorities.</source>
        <translation>Nid yw'r awdurdod hwnnw ar y map hwn: dewiswch un o'i awdurdodau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/kernel_raster.py"/>
        <source>That would be {count} pixels: choose larger pixels or a smaller area.</source>
        <translation>Byddai hynny'n {count} o bicseli: dewiswch bicseli mwy neu ardal lai.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>The "keywords" of a SIC rule must be a list of words.</source>
        <translation>Rhaid i "keywords" rheol SIC fod yn rhestr o eiriau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>The "name" of a question is a text.</source>
        <translation>Testun yw "name" cwestiwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>The "target" of a question is companies, cells or places.</source>
        <translation>"target" cwestiwn yw companies, cells neu places.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>The 2023 report prints no scorecard for this cluster.</source>
        <translation>Nid yw adroddiad 2023 yn argraffu cerdyn sgorio ar gyfer y clwstwr hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>The 2023 report prints no scorecard for this cluster: only what the loaded companies give is shown.</source>
        <translation>Nid yw adroddiad 2023 yn argraffu cerdyn sgorio ar gyfer y clwstwr hwn: dim ond yr hyn y mae'r cwmnïau a lwythwyd yn ei roi a ddangosir.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>The Data City</source>
        <translation>The Data City</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>The Data City's lists of companies; used instead of SIC codes.</source>
        <translation>Rhestrau cwmnïau The Data City; fe'u defnyddir yn lle codau SIC.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>The GeoPackage to write. Leave it empty for the place named below.</source>
        <translation>Y GeoPackage i'w ysgrifennu. Gadewch ef yn wag ar gyfer y lle a enwir isod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/hexgrid.py"/>
        <source>The H3 grid needs the Python package h3, which this QGIS does not have: choose the British National Grid hexagons.</source>
        <translation>Mae'r grid H3 angen y pecyn Python h3, nad yw gan y QGIS hwn: dewiswch hecsagonau Grid Cenedlaethol Prydain.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <source>The H3 grid needs the Python package h3, which this QGIS does not have: choose the grid bng.</source>
        <translation>Mae'r grid H3 angen y pecyn Python h3, nad yw gan y QGIS hwn: dewiswch y grid bng.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>The ONS Postcode Directory or NSPL (the zip as downloaded, or its large CSV), or OS Code-Point Open (zip, CSV or GeoPackage). Recognised by its content.</source>
        <translation>Cyfeirlyfr Codau Post yr ONS neu NSPL (y zip fel y'i llwythwyd i lawr, neu ei CSV mawr), neu OS Code-Point Open (zip, CSV neu GeoPackage). Fe'i hadnabyddir o'i gynnwys.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>The ONS Postcode Directory, NSPL or OS Code-Point Open as downloaded: zip, CSV or GeoPackage</source>
        <translation>Cyfeirlyfr Codau Post yr ONS, NSPL neu OS Code-Point Open fel y'i llwythwyd i lawr: zip, CSV neu GeoPackage</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/ons_portal.py"/>
        <source>The ONS portal answered in another coordinate system than asked for: choose another edition.</source>
        <translation>Atebodd porth yr ONS mewn system gyfesurynnau wahanol i'r un y gofynnwyd amdani: dewiswch argraffiad arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/ons_portal.py"/>
        <source>The ONS portal is busy: try again in some minutes.</source>
        <translation>Mae porth yr ONS yn brysur: rhowch gynnig arall arni ymhen rhai munudau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/ons_portal.py"/>
        <source>The ONS portal's boundaries do not lie in the United Kingdom, so they were not kept: choose another edition.</source>
        <translation>Nid yw ffiniau porth yr ONS yn y Deyrnas Unedig, felly nis cadwyd: dewiswch argraffiad arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/ons_portal.py"/>
        <source>The ONS portal's {edition} boundaries are not what they were: choose another edition, or download them in a web browser.</source>
        <translation>Nid yw ffiniau {edition} porth yr ONS fel yr oeddent: dewiswch argraffiad arall, neu llwythwch hwy i lawr mewn porwr gwe.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>The SIC codes are of SIC 2003; each became the one code of SIC 2007 that the ONS's correlation gives it.</source>
        <translation>Codau SIC 2003 yw'r codau SIC; daeth pob un yn un cod SIC 2007 y mae tabl cyfatebiaeth yr ONS yn ei roi iddo.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>The accounts file has no column "{wanted}": choose another.</source>
        <translation>Nid oes gan y ffeil gyfrifon golofn "{wanted}": dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>The answer is a scratch layer: save it (right-click, Make Permanent) to keep it.</source>
        <translation>Haen dros dro yw'r ateb: cadwch hi (clic de, Make Permanent) er mwyn ei chadw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>The answer is empty: there is no layer to make of it.</source>
        <translation>Mae'r ateb yn wag: nid oes haen i'w gwneud ohono.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>The answer is in {}.</source>
        <translation>Mae'r ateb yn {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>The answer of {host} is damaged or broke off: try again.</source>
        <translation>Mae ateb {host} wedi'i ddifrodi neu fe dorrodd: rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>The area data could not be added; the log says more.</source>
        <translation>Nid oedd modd ychwanegu'r data ardal; mae rhagor yn y log.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>The area that the panel begins with.</source>
        <translation>Yr ardal y mae'r panel yn dechrau â hi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>The areas lie under the hexagons; a printed page then speaks of the areas</source>
        <translation>Mae'r ardaloedd o dan yr hecsagonau; yna mae tudalen a argreffir yn sôn am yr ardaloedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/exporting.py"/>
        <source>The atlas has no page: its layer of authorities is empty.</source>
        <translation>Nid oes tudalen yn yr atlas: mae ei haen o awdurdodau'n wag.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/page_maps.py"/>
        <source>The atlas needs each authority's totals: generate the map again.</source>
        <translation>Mae'r atlas angen cyfansymiau pob awdurdod: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/page_maps.py"/>
        <source>The atlas needs the layer of authorities, which is no longer in the project: generate the map again.</source>
        <translation>Mae'r atlas angen yr haen o awdurdodau, nad yw yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>The authorities are no longer in the project: generate the map again.</source>
        <translation>Nid yw'r awdurdodau yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>The authorities to cover: a preset, a name, an id, a GSS code, or several of them joined by +.</source>
        <translation>Yr awdurdodau i'w cwmpasu: rhagosodiad, enw, id, cod GSS, neu sawl un ohonynt wedi'u cysylltu â +.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>The authorities to draw: a preset, a name, a code, or several joined by + (Derby+Derbyshire).</source>
        <translation>Yr awdurdodau i'w lluniadu: rhagosodiad, enw, cod, neu sawl un wedi'u cysylltu â + (Derby+Derbyshire).</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>The authorities to look at: a preset, a name, a code, or several joined by + (Derby+Derbyshire).</source>
        <translation>Yr awdurdodau i edrych arnynt: rhagosodiad, enw, cod, neu sawl un wedi'u cysylltu â + (Derby+Derbyshire).</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>The authorities to map. The list holds presets and single authorities; scripts, models and qgis_process may also give an id (midlands_engine), GSS codes or names, several of them joined by + (E06000015+E10000007).</source>
        <translation>Yr awdurdodau i'w mapio. Mae'r rhestr yn cynnwys rhagosodiadau ac awdurdodau unigol; gall sgriptiau, modelau a qgis_process hefyd roi id (midlands_engine), codau neu enwau GSS, sawl un ohonynt wedi'u cysylltu â + (E06000015+E10000007).</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>The authorities to map: a preset, a name, a code, or several joined by + (Derby+Derbyshire).</source>
        <translation>Yr awdurdodau i'w mapio: rhagosodiad, enw, cod, neu sawl un wedi'u cysylltu â + (Derby+Derbyshire).</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>The authorities with those totals that may be shown beside the hexagons. Publish no other totals.</source>
        <translation>Yr awdurdodau â'r cyfansymiau hynny y caniateir eu dangos wrth ochr yr hecsagonau. Peidiwch â chyhoeddi cyfansymiau eraill.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>The authority that fills the 3D view</source>
        <translation>Yr awdurdod sy'n llenwi'r golwg 3D</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>The boundary layer could not be reprojected to the British National Grid: check its CRS.</source>
        <translation>Ni ellid ail-daflunio'r haen ffiniau i Grid Cenedlaethol Prydain: gwiriwch ei CRS.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/geometry_repair.py"/>
        <source>The boundary layer has coordinates that are not numbers: repair its geometry and try again.</source>
        <translation>Mae gan yr haen ffiniau gyfesurynnau nad ydynt yn rhifau: trwsiwch ei geometreg a rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/geometry_repair.py"/>
        <source>The boundary layer has curved geometry: convert it with the tool Convert curved to straight (Segmentize) first.</source>
        <translation>Mae gan yr haen ffiniau geometreg grom: troswch hi â'r offeryn Convert curved to straight (Segmentize) yn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>The boundary layer has no column of GSS codes (such as E06000015): choose an ONS or OS boundary layer.</source>
        <translation>Nid oes gan yr haen ffiniau golofn o godau GSS (megis E06000015): dewiswch haen ffiniau ONS neu OS.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_polygons.py"/>
        <source>The boundary layer has no column of codes of {areas}: choose a layer of these areas.</source>
        <translation>Nid oes gan yr haen ffiniau golofn o godau {areas}: dewiswch haen o'r ardaloedd hyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_polygons.py"/>
        <source>The boundary layer has no column {name}: choose another.</source>
        <translation>Nid oes gan yr haen ffiniau golofn {name}: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_polygons.py"/>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>The boundary layer has no coordinate reference system: set it in the layer's properties and try again.</source>
        <translation>Nid oes system gyfeirnod cyfesurynnau gan yr haen ffiniau: gosodwch hi ym mhriodweddau'r haen a rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>The boundary layer's coordinates do not fit its coordinate reference system: check the CRS in its properties.</source>
        <translation>Nid yw cyfesurynnau'r haen ffiniau'n gweddu i'w system gyfeirnod cyfesurynnau: gwiriwch y CRS yn ei phriodweddau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_postcodes.py"/>
        <source>The built-in directory was in use already.</source>
        <translation>Roedd y cyfeirlyfr mewnol ar waith eisoes.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>The built-in outlines are made from postcodes and are not official boundaries.</source>
        <translation>Gwneir yr amlinellau mewnol o godau post ac nid ffiniau swyddogol ydynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <source>The cell size is in metres, and {size:g} looks like degrees: choose {min_size:g} to {max_size:g}.</source>
        <translation>Mae maint y gell mewn metrau, ac mae {size:g} yn edrych fel graddau: dewiswch {min_size:g} i {max_size:g}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/inputs.py"/>
        <source>The cell size is {size:g} m: choose {min_size:g} to {max_size:g} m.</source>
        <translation>Maint y gell yw {size:g} m: dewiswch {min_size:g} i {max_size:g} m.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>The certificate of {host} is not valid, so nothing was downloaded: ask your IT department whether it inspects connections.</source>
        <translation>Nid yw tystysgrif {host} yn ddilys, felly ni lwythwyd dim i lawr: gofynnwch i'ch adran TG a yw'n archwilio cysylltiadau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>The chosen authentication configuration cannot be used: unlock it in QGIS and try again.</source>
        <translation>Ni ellir defnyddio'r ffurfweddiad dilysu a ddewiswyd: datglowch ef yn QGIS a rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>The cluster file needs a list called "clusters" with at least one cluster.</source>
        <translation>Mae'r ffeil glystyrau angen rhestr o'r enw "clusters" ag o leiaf un clwstwr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>The cluster file {name} cannot be opened: check its place and that you may read it.</source>
        <translation>Ni ellir agor y ffeil glystyrau {name}: gwiriwch ei lle ac y cewch ei darllen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>The cluster file {name} is not valid JSON text: mend it, or save it as UTF-8.</source>
        <translation>Nid testun JSON dilys yw'r ffeil glystyrau {name}: cywirwch hi, neu cadwch hi fel UTF-8.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>The cluster id "{id}" is already taken: choose another.</source>
        <translation>Mae'r id clwstwr "{id}" wedi'i gymryd eisoes: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>The cluster is not written as in the built-in clusters.json.</source>
        <translation>Nid yw'r clwstwr wedi'i ysgrifennu fel yn y clusters.json mewnol.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>The cluster that is looked at: its companies against those of all sectors.</source>
        <translation>Y clwstwr yr edrychir arno: ei gwmnïau yn erbyn rhai pob sector.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>The cluster to add up, by the table's column clusters; all counts every company of the table.</source>
        <translation>Y clwstwr i'w adio, yn ôl colofn clusters y tabl; mae all yn cyfrif pob cwmni yn y tabl.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>The cluster to map; all counts every company of the layer, whatever its sector.</source>
        <translation>Y clwstwr i'w fapio; mae all yn cyfrif pob cwmni yn yr haen, beth bynnag fo'i sector.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>The cluster to map; it is protected against a map of all companies, too.</source>
        <translation>Y clwstwr i'w fapio; fe'i diogelir rhag map o bob cwmni hefyd.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>The cluster whose companies are drawn, or all.</source>
        <translation>Y clwstwr y lluniedir ei gwmnïau, neu all.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>The cluster's name, where your file says it; used instead of SIC codes.</source>
        <translation>Enw'r clwstwr, lle mae eich ffeil yn ei nodi; fe'i defnyddir yn lle codau SIC.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>The cluster's table has places that the table of all companies lacks: make both for the same area.</source>
        <translation>Mae gan dabl y clwstwr leoedd nad oes gan y tabl o bob cwmni: gwnewch y ddau ar gyfer yr un ardal.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>The colours of a new map; a map that is there keeps its own.</source>
        <translation>Lliwiau map newydd; mae map sydd yno eisoes yn cadw ei rai ei hun.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/conditions.py"/>
        <source>The column "{column}" cannot be compared with {value}.</source>
        <translation>Ni ellir cymharu'r golofn "{column}" â {value}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>The column "{guess}" was taken for the postcode because of what stands in it.</source>
        <translation>Cymerwyd y golofn "{guess}" fel y cod post oherwydd yr hyn sydd ynddi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>The column "{name}" is in {currency}, not in pounds: convert it in the file and name the currency in its heading.</source>
        <translation>Mae'r golofn "{name}" mewn {currency}, nid mewn punnoedd: troswch hi yn y ffeil ac enwch yr arian cyfred yn ei phennawd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/whole_columns.py"/>
        <source>The column "{name}" repeats with different names: it is not the number of a company.</source>
        <translation>Mae'r golofn "{name}" yn ailadrodd gydag enwau gwahanol: nid rhif cwmni ydyw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>The column "{taken}" was taken, but by their names these may be meant as well: {others}.</source>
        <translation>Cymerwyd y golofn "{taken}", ond yn ôl eu henwau gall mai un o'r rhain a olygir: {others}.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>The column of GSS codes, such as mnemonic. Found by its values where this is empty.</source>
        <translation>Y golofn o godau GSS, megis mnemonic. Fe'i canfyddir yn ôl ei gwerthoedd lle mae hyn yn wag.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>The column of figures. Hexagons whose figure is missing are left out: a missing value is not 0.</source>
        <translation>Y golofn o ffigurau. Gadewir allan hecsagonau y mae eu ffigur ar goll: nid 0 yw gwerth coll.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>The column that is compared between the two maps.</source>
        <translation>Y golofn a gymherir rhwng y ddau fap.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>The column that is searched</source>
        <translation>Y golofn a chwilir</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>The column whose concentration is measured.</source>
        <translation>Y golofn y mesurir ei chrynodiad.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>The column whose values become heights; zero, negative and missing values stay flat on the ground.</source>
        <translation>Y golofn y daw ei gwerthoedd yn uchderau; mae gwerthoedd sero, negyddol a choll yn aros yn wastad ar y ddaear.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>The column with the minutes of each polygon; leave it empty for all polygons</source>
        <translation>Y golofn â munudau pob polygon; gadewch hi'n wag am bob polygon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>The column {column} holds no points on the British National Grid and is not used.</source>
        <translation>Nid oes pwyntiau ar Grid Cenedlaethol Prydain yn y golofn {column} ac nis defnyddir.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <source>The column {field} holds no numbers: choose another.</source>
        <translation>Nid oes rhifau yn y golofn {field}: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/source.py"/>
        <source>The column {name} of {table} does not hold {value}: change its type in the table or a view.</source>
        <translation>Nid yw'r golofn {name} yn {table} yn cynnwys {value}: newidiwch ei math yn y tabl neu mewn golwg.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/binding.py"/>
        <source>The column “{name}” holds no numbers: it cannot be compared with one.</source>
        <translation>Nid oes rhifau yn y golofn “{name}”: ni ellir ei chymharu ag un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/answer_figures.py"/>
        <source>The companies are the plugin's illustrative sample, which is invented: these figures describe no real place.</source>
        <translation>Sampl enghreifftiol yr ategyn yw'r cwmnïau, a ddychmygwyd: nid yw'r ffigurau hyn yn disgrifio unrhyw le go iawn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/growth.py"/>
        <source>The companies have no dates of incorporation, from which growth could be counted.</source>
        <translation>Nid oes dyddiadau corffori gan y cwmnïau, y gellid cyfrif twf ohonynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/location_quotient_algorithm.py"/>
        <source>The companies have no figures for {metric}: choose another metric.</source>
        <translation>Nid oes gan y cwmnïau ffigurau ar gyfer {metric}: dewiswch fetrig arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <source>The companies hold no site beyond the border: density within {radius} km of it may be too low.</source>
        <translation>Nid oes gan y cwmnïau safle y tu hwnt i'r ffin: gall dwysedd o fewn {radius} km iddi fod yn rhy isel.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>The companies of its sub-clusters count in it too, each once.</source>
        <translation>Mae cwmnïau ei is-glystyrau'n cyfrif ynddo hefyd, unwaith yr un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/report.py"/>
        <source>The companies that count on the map</source>
        <translation>Y cwmnïau sy'n cyfrif ar y map</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>The companies, hexagons or places of one of the plugin's maps, or any layer with the columns that the question asks for.</source>
        <translation>Cwmnïau, hecsagonau neu leoedd un o fapiau'r ategyn, neu unrhyw haen â'r colofnau y mae'r cwestiwn yn gofyn amdanynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>The companies, spikes and rejected rows are then not written. Publish one size of hexagon only; 5 km or more is wise.</source>
        <translation>Yna ni ysgrifennir y cwmnïau, y pigau na'r rhesi a wrthodwyd. Cyhoeddwch un maint hecsagon yn unig; doeth yw 5 km neu fwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The company is dissolved or closed; dissolved companies were left out.</source>
        <translation>Mae'r cwmni wedi'i ddiddymu neu wedi cau; gadewir cwmnïau a ddiddymwyd allan.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/conditions.py"/>
        <source>The company table has no column "{column}".</source>
        <translation>Nid oes gan y tabl cwmnïau golofn "{column}".</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>The conditions of the question are nested too deeply: simplify it.</source>
        <translation>Mae amodau'r cwestiwn wedi'u nythu'n rhy ddwfn: symleiddiwch ef.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>The conditions. Choose one to change it below; choose a group to add to it.</source>
        <translation>Yr amodau. Dewiswch un i'w newid isod; dewiswch grŵp i ychwanegu ato.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>The connection to {host} broke off: try again.</source>
        <translation>Torrodd y cysylltiad â {host}: rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/connections.py"/>
        <source>The connection {name} cannot be read: open it in the Browser panel and save it again.</source>
        <translation>Ni ellir darllen y cysylltiad {name}: agorwch ef yn y panel Porwr a'i gadw eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The coordinates are neither in Great Britain's grid nor degrees of longitude and latitude there.</source>
        <translation>Nid yw'r cyfesurynnau yng ngrid Prydain Fawr nac yn raddau hydred a lledred yno.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <source>The data</source>
        <translation>Y data</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>The data has no funding of research, and companies that do research need not be registered for it.</source>
        <translation>Nid oes cyllid ymchwil yn y data, ac nid oes raid i gwmnïau sy'n gwneud ymchwil fod wedi'u cofrestru ar ei chyfer.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>The data holds one sector only, so it cannot be said whether that sector is stronger here than elsewhere.</source>
        <translation>Un sector yn unig sydd yn y data, felly ni ellir dweud a yw'r sector hwnnw'n gryfach yma nag yn rhywle arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>The database counts in hexagons of the British National Grid and built-in outlines only: choose these.</source>
        <translation>Mae'r gronfa ddata'n cyfrif mewn hecsagonau Grid Cenedlaethol Prydain ac amlinellau mewnol yn unig: dewiswch y rhain.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/refresh.py"/>
        <source>The database counts in hexagons of the British National Grid only: choose the grid bng.</source>
        <translation>Mae'r gronfa ddata'n cyfrif mewn hecsagonau Grid Cenedlaethol Prydain yn unig: dewiswch y grid bng.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>The database has no PostGIS: ask its administrator to run CREATE EXTENSION postgis.</source>
        <translation>Nid oes PostGIS gan y gronfa ddata: gofynnwch i'w gweinyddwr redeg CREATE EXTENSION postgis.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>The database has no role {role}: check the roles that may read the result.</source>
        <translation>Nid oes gan y gronfa ddata rôl {role}: gwiriwch y rolau a gaiff ddarllen y canlyniad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>The database has no schema {schema}: choose another, or have it made.</source>
        <translation>Nid oes gan y gronfa ddata sgema {schema}: dewiswch un arall, neu gofynnwch am ei gwneud.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_page.py"/>
        <source>The database has no table or view that you may read.</source>
        <translation>Nid oes gan y gronfa ddata dabl na golwg y cewch ei ddarllen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/connections.py"/>
        <source>The database has no table or view {schema}.{name} that you may read: check schema, name and permissions.</source>
        <translation>Nid oes gan y gronfa ddata dabl na golwg {schema}.{name} y cewch ei ddarllen: gwiriwch y sgema, yr enw a'r caniatâd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/connections.py"/>
        <source>The database of the connection {name} cannot be reached, or refused the user name or password: test the connection in the Browser panel.</source>
        <translation>Ni ellir cyrraedd cronfa ddata'r cysylltiad {name}, neu gwrthododd yr enw defnyddiwr neu'r cyfrinair: profwch y cysylltiad yn y panel Porwr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/connections.py"/>
        <source>The database refused the work, and nothing in it was changed. It says: {first}</source>
        <translation>Gwrthododd y gronfa ddata'r gwaith, ac ni newidiwyd dim ynddi. Mae'n dweud: {first}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>The dates in "{column}" have the month first, as one of them can be read in no other way.</source>
        <translation>Mae gan y dyddiadau yn "{column}" y mis yn gyntaf, gan na ellir darllen un ohonynt mewn unrhyw ffordd arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>The dates in "{column}" may have the day or the month first; they were read with the day first. Write them as 2012-05-04.</source>
        <translation>Gall y dyddiadau yn "{column}" fod â'r diwrnod neu'r mis yn gyntaf; darllenwyd nhw â'r diwrnod yn gyntaf. Ysgrifennwch nhw fel 2012-05-04.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The directory has the postcode but no position for it.</source>
        <translation>Mae'r cod post yn y cyfeirlyfr ond heb leoliad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/whole_file.py"/>
        <source>The disk is full: {} was not written; free some space or choose another folder.</source>
        <translation>Mae'r ddisg yn llawn: nid ysgrifennwyd {}; rhyddhewch le neu dewiswch ffolder arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/defaults.py"/>
        <source>The distance of 250 m is published. The smallest number of companies was not found: 10 is this plugin's choice.</source>
        <translation>Cyhoeddwyd y pellter o 250 m. Ni chanfuwyd y nifer lleiaf o gwmnïau: 10 yw dewis yr ategyn hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/download_cache.py"/>
        <source>The download cannot be kept in the QGIS profile: is the disk full or the profile locked?</source>
        <translation>Ni ellir cadw'r llwythiad ym mhroffil QGIS: a yw'r ddisg yn llawn neu'r proffil wedi'i gloi?</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/download_cache.py"/>
        <source>The download could not be refreshed, so the one of {day} is used. The reason: {message}</source>
        <translation>Ni ellid adnewyddu'r llwythiad, felly defnyddir yr un a wnaed ar {day}. Y rheswm: {message}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/ons_portal.py"/>
        <source>The download is incomplete: try again.</source>
        <translation>Nid yw'r llwythiad yn gyflawn: rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>The edits of {layer} could not be saved.</source>
        <translation>Ni ellid cadw golygiadau {layer}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/query_run.py"/>
        <source>The expression is not complete: mend it in the expression dialog.</source>
        <translation>Nid yw'r mynegiad yn gyflawn: cywirwch ef yn y ddeialog mynegiadau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/query_run.py"/>
        <source>The expression names the column {name}, which the layer does not have.</source>
        <translation>Mae'r mynegiad yn enwi'r golofn {name}, nad yw gan yr haen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>The expression of this question is not shown, because its polygons have too many corners.</source>
        <translation>Ni ddangosir mynegiad y cwestiwn hwn, am fod gormod o gorneli gan ei bolygonau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>The feature has no shape that could be placed.</source>
        <translation>Nid oes siâp y gellid ei leoli gan y nodwedd.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>The features that fulfil the question, as they are in the layer: same columns, same coordinate system.</source>
        <translation>Y nodweddion sy'n bodloni'r cwestiwn, fel y maent yn yr haen: yr un colofnau, yr un system gyfesurynnau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>The figures are</source>
        <translation>Mae'r ffigurau'n</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <source>The figures are of {period}, as asked for; the file holds {count} periods.</source>
        <translation>Mae'r ffigurau o {period}, fel y gofynnwyd; mae {count} cyfnod yn y ffeil.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <source>The figures are of {period}, the newest: {n} other periods of the file are not shown.</source>
        <translation>
            <numerusform>Mae'r ffigurau o {period}, y diweddaraf: ni ddangosir {n} o gyfnodau eraill y ffeil.</numerusform>
            <numerusform>Mae'r ffigurau o {period}, y diweddaraf: ni ddangosir {n} cyfnod arall o'r ffeil.</numerusform>
            <numerusform>Mae'r ffigurau o {period}, y diweddaraf: ni ddangosir {n} o gyfnodau eraill y ffeil.</numerusform>
            <numerusform>Mae'r ffigurau o {period}, y diweddaraf: ni ddangosir {n} o gyfnodau eraill y ffeil.</numerusform>
            <numerusform>Mae'r ffigurau o {period}, y diweddaraf: ni ddangosir {n} o gyfnodau eraill y ffeil.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>The figures are rounded to {step} by their source: a 0 may stand for a few, and sums of many areas are not exact.</source>
        <translation>Talgrynnwyd y ffigurau i {step} gan eu ffynhonnell: gall 0 gynrychioli ychydig, ac nid yw symiau llawer o ardaloedd yn union.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>The figures as a small page or, by its ending, a CSV table; they are in the log too, and in the outputs for models.</source>
        <translation>Y ffigurau fel tudalen fach neu, yn ôl ei therfyniad, tabl CSV; maent yn y log hefyd, ac yn yr allbynnau ar gyfer modelau.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>The figures of {n} areas outside {area} are not shown.</source>
        <translation>
            <numerusform>Ni ddangosir ffigurau {n} o ardaloedd y tu allan i {area}.</numerusform>
            <numerusform>Ni ddangosir ffigurau {n} ardal y tu allan i {area}.</numerusform>
            <numerusform>Ni ddangosir ffigurau {n} o ardaloedd y tu allan i {area}.</numerusform>
            <numerusform>Ni ddangosir ffigurau {n} o ardaloedd y tu allan i {area}.</numerusform>
            <numerusform>Ni ddangosir ffigurau {n} o ardaloedd y tu allan i {area}.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/arrow_text.py"/>
        <location filename="../midlands_clusters_plugin/core/rows/text_file.py"/>
        <source>The file cannot be read as a table: a quotation mark may never be closed.</source>
        <translation>Ni ellir darllen y ffeil fel tabl: efallai na chaewyd dyfynnod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/extras.py"/>
        <source>The file does not say which projects are forecasts: all of them count as actual.</source>
        <translation>Nid yw'r ffeil yn dweud pa brosiectau sy'n rhagolygon: mae pob un ohonynt yn cyfrif fel un gwirioneddol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <source>The file has a column for each of {count} periods: {period}, the newest, stands first.</source>
        <translation>Mae gan y ffeil golofn ar gyfer pob un o {count} cyfnod: {period}, y diweddaraf, sydd gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>The file has a line of more than {longest:,} signs: it is no table of companies, or its line ends are missing.</source>
        <translation>Mae gan y ffeil linell o fwy na {longest:,} nod: nid tabl o gwmnïau ydyw, neu mae terfyniadau ei llinellau ar goll.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/recognise.py"/>
        <source>The file has no column "{wanted}": choose another.</source>
        <translation>Nid oes gan y ffeil golofn "{wanted}": dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/reader.py"/>
        <source>The file has no column with postcodes or coordinates: choose the column in the list of columns.</source>
        <translation>Nid oes gan y ffeil golofn â chodau post neu gyfesurynnau: dewiswch y golofn yn y rhestr o golofnau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/map_files.py"/>
        <source>The file has no figures for the metric {}: choose another.</source>
        <translation>Nid oes gan y ffeil ffigurau ar gyfer y metrig {}: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>The file has no figures for this metric.</source>
        <translation>Nid oes gan y ffeil ffigurau ar gyfer y metrig hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/reader.py"/>
        <source>The file has no header and no column of postcodes: write the names of the columns above them.</source>
        <translation>Nid oes pennawd na cholofn o godau post gan y ffeil: ysgrifennwch enwau'r colofnau uwch eu pennau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>The file has no header: its columns were told by what stands in them. Write names above them to be sure.</source>
        <translation>Nid oes pennawd gan y ffeil: adnabuwyd ei cholofnau yn ôl yr hyn sydd ynddynt. Ysgrifennwch enwau uwch eu pennau i fod yn sicr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_index.py"/>
        <source>The file has no postcode of Great Britain: choose a postcode directory.</source>
        <translation>Nid oes cod post ym Mhrydain Fawr yn y ffeil: dewiswch gyfeirlyfr codau post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/whole_columns.py"/>
        <source>The file has one row a company and year: each company's newest counts (up to {year}); the others are listed with the rejects.</source>
        <translation>Mae gan y ffeil un rhes i bob cwmni a blwyddyn: un ddiweddaraf pob cwmni sy'n cyfrif (hyd at {year}); rhestrir y lleill gyda'r gwrthodiadau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>The file has only {share:.0%} of the live postcodes of the built-in directory; the others are now unknown.</source>
        <translation>Dim ond {share:.0%} o godau post byw y cyfeirlyfr mewnol sydd yn y ffeil; mae'r lleill bellach yn anhysbys.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>The file has {n} columns, and up to {most:,} can be read: leave out what is not needed.</source>
        <translation>
            <numerusform>Mae gan y ffeil {n} o golofnau, a gellir darllen hyd at {most:,}: gadewch allan yr hyn nad oes ei angen.</numerusform>
            <numerusform>Mae gan y ffeil {n} golofn, a gellir darllen hyd at {most:,}: gadewch allan yr hyn nad oes ei angen.</numerusform>
            <numerusform>Mae gan y ffeil {n} o golofnau, a gellir darllen hyd at {most:,}: gadewch allan yr hyn nad oes ei angen.</numerusform>
            <numerusform>Mae gan y ffeil {n} o golofnau, a gellir darllen hyd at {most:,}: gadewch allan yr hyn nad oes ei angen.</numerusform>
            <numerusform>Mae gan y ffeil {n} o golofnau, a gellir darllen hyd at {most:,}: gadewch allan yr hyn nad oes ei angen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>The file holds several layers: which are the companies</source>
        <translation>Mae sawl haen yn y ffeil: pa un yw'r cwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <source>The file is not UTF-8 and was read as Windows-1252.</source>
        <translation>Nid UTF-8 yw'r ffeil a darllenwyd hi fel Windows-1252.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>The file leaves {n} doubts, and a strict run was asked for; the first: {first} Choose the columns yourself, or mend the file.</source>
        <translation>
            <numerusform>Mae'r ffeil yn gadael {n} o amheuon, a gofynnwyd am rediad llym; y gyntaf: {first} Dewiswch y colofnau eich hun, neu cywirwch y ffeil.</numerusform>
            <numerusform>Mae'r ffeil yn gadael {n} amheuaeth, a gofynnwyd am rediad llym: {first} Dewiswch y colofnau eich hun, neu cywirwch y ffeil.</numerusform>
            <numerusform>Mae'r ffeil yn gadael {n} o amheuon, a gofynnwyd am rediad llym; y gyntaf: {first} Dewiswch y colofnau eich hun, neu cywirwch y ffeil.</numerusform>
            <numerusform>Mae'r ffeil yn gadael {n} o amheuon, a gofynnwyd am rediad llym; y gyntaf: {first} Dewiswch y colofnau eich hun, neu cywirwch y ffeil.</numerusform>
            <numerusform>Mae'r ffeil yn gadael {n} o amheuon, a gofynnwyd am rediad llym; y gyntaf: {first} Dewiswch y colofnau eich hun, neu cywirwch y ffeil.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_index.py"/>
        <source>The file names more authorities than Great Britain has: its column of authority codes is another one.</source>
        <translation>Mae'r ffeil yn enwi mwy o awdurdodau nag sydd ym Mhrydain Fawr: un arall yw ei cholofn o godau awdurdod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/asking.py"/>
        <source>The file of the layer cannot be read: check that it is still there.</source>
        <translation>Ni ellir darllen ffeil yr haen: gwnewch yn siŵr ei bod yn dal yno.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>The file of {name} cannot be read: check that it is still there.</source>
        <translation>Ni ellir darllen ffeil {name}: gwnewch yn siŵr ei bod yn dal yno.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>The file to write; files beside it share its name.</source>
        <translation>Y ffeil i'w hysgrifennu; mae ffeiliau wrth ei hochr yn rhannu ei henw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_index.py"/>
        <source>The file's positions do not fit the British National Grid: its eastings and northings may be other columns or another grid.</source>
        <translation>Nid yw lleoliadau'r ffeil yn gweddu i Grid Cenedlaethol Prydain: gall ei dwyreiniadau a'i gogleddiadau fod yn golofnau eraill neu'n grid arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/postgis_filter.py"/>
        <source>The filter cannot be passed on to the database: use comparisons with values of the column's own kind, and, or, not, in, like, is null.</source>
        <translation>Ni ellir pasio'r hidlydd i'r gronfa ddata: defnyddiwch gymariaethau â gwerthoedd o'r un math â'r golofn, and, or, not, in, like, is null.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/postgis_filter.py"/>
        <source>The filter is not an expression of QGIS: check quotes and brackets.</source>
        <translation>Nid mynegiad QGIS yw'r hidlydd: gwiriwch ddyfynodau a chromfachau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>The first one to five digits of a SIC 2007 code</source>
        <translation>Yr un i bum digid cyntaf mewn cod SIC 2007</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>The folder that one of these downloads was unpacked into. Give a file or a folder, not both.</source>
        <translation>Y ffolder y dadbaciwyd un o'r llwythiadau hyn iddo. Rhowch ffeil neu ffolder, nid y ddau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>The folder that such a download was unpacked into</source>
        <translation>Y ffolder y dadbaciwyd llwythiad o'r fath iddo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/help.py"/>
        <source>The guide's first page</source>
        <translation>Tudalen gyntaf y canllaw</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>The hexagon layer of a map (or its authorities).</source>
        <translation>Haen hecsagonau map (neu ei awdurdodau).</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>The hexagon layer of a map, empty hexagons included: they belong to the area as much as the others.</source>
        <translation>Haen hecsagonau map, gan gynnwys hecsagonau gwag: maent yn perthyn i'r ardal gymaint â'r lleill.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>The hexagon layer of a map, or any polygon layer with a column of numbers.</source>
        <translation>Haen hecsagonau map, neu unrhyw haen bolygonau â cholofn o rifau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>The hexagon layer of a map. Only needed for spreading.</source>
        <translation>Haen hecsagonau map. Ei hangen ar gyfer gwasgaru yn unig.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>The hexagon table. One that this algorithm made before is filled again; any other table of that name is left alone.</source>
        <translation>Y tabl hecsagonau. Llenwir eto un a wnaeth yr algorithm hwn o'r blaen; gadewir llonydd i unrhyw dabl arall o'r enw hwnnw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/snapshot.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/result.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/view3d_page.py"/>
        <source>The hexagons are no longer in the project: generate the map again.</source>
        <translation>Nid yw'r hecsagonau yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_map.py"/>
        <source>The hexagons hold so few businesses that not even their number in the whole area may be shown: choose larger hexagons, another cluster or a weaker rule.</source>
        <translation>Mae cyn lleied o fusnesau yn yr hecsagonau fel na chaniateir dangos hyd yn oed eu nifer yn yr ardal gyfan: dewiswch hecsagonau mwy, clwstwr arall neu reol wannach.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>The hexagons of a map in the project, or a GeoPackage that Hexagon metrics, the dock or make demo wrote.</source>
        <translation>Hecsagonau map yn y project, neu GeoPackage a ysgrifennodd Metrigau hecsagon, y doc neu make demo.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>The hexagons with the figure spread over them; only where spreading was asked for.</source>
        <translation>Yr hecsagonau â'r ffigur wedi'i wasgaru drostynt; dim ond lle gofynnwyd am wasgaru.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>The hexagons with the statistic's columns; parts that a boundary cuts have the figures of the whole hexagon.</source>
        <translation>Yr hecsagonau â cholofnau'r ystadegyn; mae gan rannau a dorrir gan ffin ffigurau'r hecsagon cyfan.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>The hexagons: hidden figures are empty (NULL), suppressed says so, suppressed_metrics says of which metrics.</source>
        <translation>Yr hecsagonau: mae ffigurau cudd yn wag (NULL), mae suppressed yn dweud hynny, mae suppressed_metrics yn dweud o ba fetrigau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <source>The highest is {value} {unit}.</source>
        <translation>Yr uchaf yw {value} {unit}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>The highest on this page: {here}; on the whole map, whose heights these are: {tallest}.</source>
        <translation>Yr uchaf ar y dudalen hon: {here}; ar y map cyfan, y daw'r uchderau ohono: {tallest}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>The highest totals: {}.</source>
        <translation>Y cyfansymiau uchaf: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <source>The highest value is {:,.0f} times the usual one, so most columns look flat: choose sqrt or log for the heights.</source>
        <translation>Mae'r gwerth uchaf {:,.0f} gwaith yr un arferol, felly mae'r rhan fwyaf o golofnau'n edrych yn wastad: dewiswch sqrt neu log ar gyfer yr uchderau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>The id of a template, such as map_a4_landscape or atlas_a3_portrait, or the path of your own .qpt file.</source>
        <translation>Id templed, megis map_a4_landscape neu atlas_a3_portrait, neu lwybr eich ffeil .qpt eich hun.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>The id of the hexagon that a point lies in (or a point inside a line or polygon), as in the layers of the plugin's maps.</source>
        <translation>Id yr hecsagon y mae pwynt ynddo (neu bwynt y tu mewn i linell neu bolygon), fel yn haenau mapiau'r ategyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_postcodes.py"/>
        <source>The imported directory was removed.</source>
        <translation>Dilëwyd y cyfeirlyfr a fewnforiwyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>The imported postcode directory cannot be removed: close other QGIS windows and try again.</source>
        <translation>Ni ellir dileu'r cyfeirlyfr codau post a fewnforiwyd: caewch ffenestri QGIS eraill a rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>The imported postcode directory is damaged: import it again, or go back to the built-in one.</source>
        <translation>Mae'r cyfeirlyfr codau post a fewnforiwyd wedi'i ddifrodi: mewnforiwch ef eto, neu ewch yn ôl i'r un mewnol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/download_boundaries.py"/>
        <source>The kept download cannot be read: run again with Download again.</source>
        <translation>Ni ellir darllen y llwythiad a gadwyd: rhedwch eto gyda Llwytho i lawr eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/boundary_files.py"/>
        <source>The kept download of these boundaries is gone or damaged: download it again.</source>
        <translation>Mae'r llwythiad a gadwyd o'r ffiniau hyn wedi mynd neu wedi'i ddifrodi: llwythwch ef i lawr eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>The largest value, included</source>
        <translation>Y gwerth mwyaf, yn gynwysedig</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/density_clusters.py"/>
        <source>The largest: {}.</source>
        <translation>Y mwyaf: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>The layer</source>
        <translation>Yr haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/place_layers.py"/>
        <source>The layer cannot be read: repair its data source or choose another layer.</source>
        <translation>Ni ellir darllen yr haen: trwsiwch ei ffynhonnell ddata neu dewiswch haen arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/export_map.py"/>
        <source>The layer given as INPUT cannot be read: choose another.</source>
        <translation>Ni ellir darllen yr haen a roddwyd fel INPUT: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/inputs.py"/>
        <source>The layer given as {name} cannot be read: choose another.</source>
        <translation>Ni ellir darllen yr haen a roddwyd fel {name}: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/lattice.py"/>
        <source>The layer has no cell ids of a hexagon grid made by this plugin.</source>
        <translation>Nid oes gan yr haen idau cell o grid hecsagonau a wnaed gan yr ategyn hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_cells.py"/>
        <source>The layer has no column cell_id: choose the hexagon layer of a map.</source>
        <translation>Nid oes colofn cell_id gan yr haen: dewiswch haen hecsagonau map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_cells.py"/>
        <source>The layer has no column of numbers called {metric}: choose one of its metrics.</source>
        <translation>Nid oes gan yr haen golofn o rifau o'r enw {metric}: dewiswch un o'i metrigau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <source>The layer has no column {field}: choose one of its columns of numbers.</source>
        <translation>Nid oes gan yr haen golofn {field}: dewiswch un o'i cholofnau o rifau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/concentration_algorithm.py"/>
        <source>The layer has no column {name}: choose the hexagon layer of a map.</source>
        <translation>Nid oes gan yr haen golofn {name}: dewiswch haen hecsagonau map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/binding.py"/>
        <source>The layer has no column “{name}”: choose another condition, or another layer.</source>
        <translation>Nid oes gan yr haen golofn “{name}”: dewiswch amod arall, neu haen arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/binding.py"/>
        <source>The layer has no column “{what}”: choose another condition, or another layer.</source>
        <translation>Nid oes gan yr haen golofn “{what}”: dewiswch amod arall, neu haen arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/hexgrid.py"/>
        <location filename="../midlands_clusters_plugin/core/grid/lattice.py"/>
        <source>The layer holds cells of another grid or size than the one asked for.</source>
        <translation>Mae gan yr haen gelloedd o grid neu faint gwahanol i'r un y gofynnwyd amdano.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/binding.py"/>
        <source>The layer is a table without positions: choose a layer with points or polygons to ask where things are.</source>
        <translation>Tabl heb leoliadau yw'r haen: dewiswch haen â phwyntiau neu bolygonau i ofyn ble mae pethau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>The layer of places is no longer in the project: generate the map again.</source>
        <translation>Nid yw haen y lleoedd yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>The layer of {} is no longer in the project: generate the map again.</source>
        <translation>Nid yw haen {} yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>The layer that Import companies made, or any point layer or table with a postcode column. A layer of Import companies keeps the authorities of the postcode directory; any other point counts in the authority it lies in.</source>
        <translation>Yr haen a wnaeth Mewnforio cwmnïau, neu unrhyw haen bwyntiau neu dabl â cholofn cod post. Mae haen Mewnforio cwmnïau yn cadw awdurdodau'r cyfeirlyfr codau post; mae unrhyw bwynt arall yn cyfrif yn yr awdurdod y mae ynddo.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>The layer that Import companies made, with the companies of all sectors where the statistic compares with them.</source>
        <translation>Yr haen a wnaeth Mewnforio cwmnïau, â chwmnïau pob sector lle mae'r ystadegyn yn cymharu â nhw.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>The layer that Import companies made. Companies beyond the area count near its rim, so give all that you have.</source>
        <translation>Yr haen a wnaeth Mewnforio cwmnïau. Mae cwmnïau y tu hwnt i'r ardal yn cyfrif ger ei hymyl, felly rhowch bob un sydd gennych.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>The layer that Import companies made. Rows of one company (company_id) count as one.</source>
        <translation>Yr haen a wnaeth Mewnforio cwmnïau. Mae rhesi un cwmni (company_id) yn cyfrif fel un.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>The layer that Import companies made. Without one, the card shows the report's values alone.</source>
        <translation>Yr haen a wnaeth Mewnforio cwmnïau. Hebddi, gwerthoedd yr adroddiad yn unig y mae'r cerdyn yn eu dangos.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/shapes.py"/>
        <source>The layer {layer} has no column “{field}”: choose another.</source>
        <translation>Nid oes gan yr haen {layer} golofn “{field}”: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/polygon_layers.py"/>
        <source>The layer {name} cannot be converted to the British National Grid: check its CRS ({authid}).</source>
        <translation>Ni ellir trosi'r haen {name} i Grid Cenedlaethol Prydain: gwiriwch ei CRS ({authid}).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/polygon_layers.py"/>
        <source>The layer {name} cannot be converted to the British National Grid: check its CRS.</source>
        <translation>Ni ellir trosi'r haen {name} i Grid Cenedlaethol Prydain: gwiriwch ei CRS.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>The layer {name} cannot be read: repair its data source or choose another layer.</source>
        <translation>Ni ellir darllen yr haen {name}: trwsiwch ei ffynhonnell ddata neu dewiswch haen arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/polygon_layers.py"/>
        <source>The layer {name} does not hold polygons: choose {wanted}.</source>
        <translation>Nid polygonau sydd yn yr haen {name}: dewiswch {wanted}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <source>The layer {name} has edits that are not saved: save or discard them, then generate the map again.</source>
        <translation>Mae gan yr haen {name} olygiadau nas cadwyd: cadwch neu gwaredwch nhw, yna crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/qgis_io/crs.py"/>
        <source>The layer {name} has no coordinate reference system: set it (right-click the layer, Layer CRS), then run again.</source>
        <translation>Nid oes system gyfeirnod cyfesurynnau gan yr haen {name}: gosodwch hi (de-gliciwch yr haen, CRS yr Haen), yna rhedwch eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>The layer {name} has no polygons: choose another, or leave it empty.</source>
        <translation>Nid oes polygonau yn yr haen {name}: dewiswch un arall, neu gadewch hi'n wag.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/place_layers.py"/>
        <source>The layer {name} has {featurecount:,} features: places are for at most {most:,}; style it as it is.</source>
        <translation>Mae gan yr haen {name} {featurecount:,} o nodweddion: mae lleoedd ar gyfer {most:,} ar y mwyaf; rhowch arddull iddi fel y mae.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>The layer {name} is empty: choose a layer with companies in it.</source>
        <translation>Mae'r haen {name} yn wag: dewiswch haen â chwmnïau ynddi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/place_layers.py"/>
        <source>The layer {name} is empty: choose a layer with places in it.</source>
        <translation>Mae'r haen {name} yn wag: dewiswch haen â lleoedd ynddi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/area_table.py"/>
        <source>The layer {name} is empty: choose one with figures.</source>
        <translation>Mae'r haen {name} yn wag: dewiswch un â ffigurau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/polygon_layers.py"/>
        <source>The layer {name} is empty: choose {wanted}.</source>
        <translation>Mae'r haen {name} yn wag: dewiswch {wanted}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/shapes.py"/>
        <source>The layer {} cannot be read: repair its data source or choose another.</source>
        <translation>Ni ellir darllen yr haen {}: trwsiwch ei ffynhonnell ddata neu dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/asking.py"/>
        <source>The layer {} cannot be read: repair its data source.</source>
        <translation>Ni ellir darllen yr haen {}: trwsiwch ei ffynhonnell ddata.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/query_expression.py"/>
        <source>The layer's coordinate reference system is a custom one without a name: save it under Settings, Custom Projections, or reproject the layer.</source>
        <translation>Mae system gyfeirnod cyfesurynnau'r haen yn un bwrpasol heb enw: cadwch hi o dan Gosodiadau, Tafluniadau Pwrpasol, neu ail-daflunio'r haen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/filling.py"/>
        <source>The logo {} is not there any more: the page was made without it.</source>
        <translation>Nid yw'r logo {} yno mwyach: gwnaed y dudalen hebddo.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/map_page.py"/>
        <source>The map changed while this was computed: run it again for the map that is there now.</source>
        <translation>Newidiodd y map tra oedd hyn yn cael ei gyfrifo: rhedwch ef eto ar gyfer y map sydd yno nawr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>The map has changed since: answer the question again.</source>
        <translation>Mae'r map wedi newid ers hynny: atebwch y cwestiwn eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/result.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/shown_map.py"/>
        <source>The map is no longer in the project: generate it again.</source>
        <translation>Nid yw'r map yn y project mwyach: crëwch ef eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>The map shades areas by one figure. {title}.</source>
        <translation>Mae'r map yn lliwio ardaloedd yn ôl un ffigur. {title}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>The map shows {metric} in {area}, in cells of one {cell} each, over {n} authorities.</source>
        <translation>
            <numerusform>Mae'r map yn dangos {metric} yn {area}, mewn celloedd o un {cell} yr un, dros {n} o awdurdodau.</numerusform>
            <numerusform>Mae'r map yn dangos {metric} yn {area}, mewn celloedd o un {cell} yr un, dros {n} awdurdod.</numerusform>
            <numerusform>Mae'r map yn dangos {metric} yn {area}, mewn celloedd o un {cell} yr un, dros {n} o awdurdodau.</numerusform>
            <numerusform>Mae'r map yn dangos {metric} yn {area}, mewn celloedd o un {cell} yr un, dros {n} o awdurdodau.</numerusform>
            <numerusform>Mae'r map yn dangos {metric} yn {area}, mewn celloedd o un {cell} yr un, dros {n} o awdurdodau.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>The map's authorities hold no outlines: generate the map again.</source>
        <translation>Nid oes gan awdurdodau'r map amlinellau: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/snapshot.py"/>
        <location filename="../midlands_clusters_plugin/cartography/record/map_facts.py"/>
        <source>The map's facts are no longer with its layers: generate the map again.</source>
        <translation>Nid yw ffeithiau'r map gyda'i haenau mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_page.py"/>
        <source>The map's hexagons or authorities are no longer in the project: generate the map again.</source>
        <translation>Nid yw hecsagonau neu awdurdodau'r map yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/density.py"/>
        <source>The margin of the outlines must be above 0 m.</source>
        <translation>Rhaid i ymyl yr amlinellau fod uwchlaw 0 m.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>The metric to print; as_shown takes the one that the map in the project shows, or the number of businesses.</source>
        <translation>Y metrig i'w argraffu; mae as_shown yn cymryd yr un y mae'r map yn y project yn ei ddangos, neu nifer y busnesau.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>The middle of a postcode of Great Britain as a point, by the directory in use; NULL where the postcode is unknown.</source>
        <translation>Canol cod post ym Mhrydain Fawr fel pwynt, yn ôl y cyfeirlyfr sydd ar waith; NULL lle nad yw'r cod post yn hysbys.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>The name of a place (Infinity Park Derby), a kind of place (university, innovation_hub, investment_atlas, Freeport), or a postcode.</source>
        <translation>Enw lle (Infinity Park Derby), math o le (university, innovation_hub, investment_atlas, Freeport), neu god post.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>The name of the nearest university, innovation hub or Investment Atlas site, in a straight line.</source>
        <translation>Enw'r brifysgol, yr hwb arloesi neu'r safle Atlas Buddsoddi agosaf, mewn llinell syth.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>The name or GSS code of an authority or of an area of the plugin, several joined by +: Derby+Derbyshire.</source>
        <translation>Enw neu god GSS awdurdod neu un o ardaloedd yr ategyn, sawl un wedi'u cysylltu â +: Derby+Derbyshire.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/quoting.py"/>
        <source>The name {value}… is too long for PostgreSQL: use at most {longest_name} bytes.</source>
        <translation>Mae'r enw {value}… yn rhy hir i PostgreSQL: defnyddiwch {longest_name} beit ar y mwyaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/whole_file.py"/>
        <source>The name {} is too long: choose a shorter one.</source>
        <translation>Mae'r enw {} yn rhy hir: dewiswch un byrrach.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/published.py"/>
        <source>The number of businesses in {area} could be subtracted from a map published on {day} ({other}), and gives hidden ones away: choose the same area, larger hexagons or another cluster.</source>
        <translation>Gellid tynnu nifer y busnesau yn {area} o fap a gyhoeddwyd ar {day} ({other}), ac mae'n datgelu rhai cudd: dewiswch yr un ardal, hecsagonau mwy neu glwstwr arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>The number that is compared</source>
        <translation>Y rhif a gymherir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/page_maps.py"/>
        <source>The oblique map is not part of this version: choose another template.</source>
        <translation>Nid yw'r map lletraws yn rhan o'r fersiwn hon: dewiswch dempled arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/outputs.py"/>
        <source>The output {name} cannot be written: close programs that use it, or choose another place.</source>
        <translation>Ni ellir ysgrifennu'r allbwn {name}: caewch raglenni sy'n ei ddefnyddio, neu dewiswch le arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/outputs.py"/>
        <source>The output {name} could not be written to the end: is the disk full?</source>
        <translation>Ni ellid ysgrifennu'r allbwn {name} i'r diwedd: a yw'r ddisg yn llawn?</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>The page with the cards: plain tables under the four ecosystems, and the chart of UK shares.</source>
        <translation>Y dudalen â'r cardiau: tablau plaen o dan y pedair ecosystem, a'r siart o gyfrannau'r DU.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>The page's design: what stands on it, its paper and orientation. Your own templates are listed too.</source>
        <translation>Dyluniad y dudalen: beth sydd arni, ei phapur a'i chyfeiriadaeth. Rhestrir eich templedi eich hun hefyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>The page's title. While this is empty, the title in grey is proposed from the data.</source>
        <translation>Teitl y dudalen. Tra bo hwn yn wag, cynigir y teitl llwyd o'r data.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>The page's title; without one a title is proposed from the data.</source>
        <translation>Teitl y dudalen; heb un cynigir teitl o'r data.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>The part of the country to map. The date says of when its definition is.</source>
        <translation>Y rhan o'r wlad i'w mapio. Mae'r dyddiad yn nodi o ba bryd y mae ei diffiniad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The participant withdrew from the project; its grant was left out.</source>
        <translation>Tynnodd y cyfranogwr yn ôl o'r prosiect; gadawyd ei grant allan.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/raw_rows.py"/>
        <source>The parts have different columns: put the parts of one month in a folder of their own.</source>
        <translation>Mae gan y rhannau golofnau gwahanol: rhowch rannau un mis mewn ffolder o'u heiddo eu hunain.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>The percentages of a disclosure rule must be above 0 and at most 100.</source>
        <translation>Rhaid i ganrannau rheol ddatgelu fod uwchlaw 0 a 100 ar y mwyaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/kernel_raster.py"/>
        <source>The pixels are too large for this radius: choose pixels of at most a quarter of it.</source>
        <translation>Mae'r picseli'n rhy fawr ar gyfer y radiws hwn: dewiswch bicseli o chwarter ohono ar y mwyaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>The places have a style of your own: choose which are shown in the layer's properties.</source>
        <translation>Mae gan y lleoedd arddull o'ch eiddo chi: dewiswch pa rai a ddangosir ym mhriodweddau'r haen.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>The places with the statistic's columns (British National Grid).</source>
        <translation>Y lleoedd â cholofnau'r ystadegyn (Grid Cenedlaethol Prydain).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>The plugin brings no polygons of {areas}: give a layer of them, such as the generalised (BGC) one of the ONS Open Geography portal for the same year.</source>
        <translation>Nid oes gan yr ategyn bolygonau o {areas}: rhowch haen ohonynt, megis yr un gyffredinoledig (BGC) o borth Open Geography yr ONS ar gyfer yr un flwyddyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>The plugin has no whole outline of {names}: choose a boundary layer that holds it, or another area.</source>
        <translation>Nid oes gan yr ategyn amlinell gyfan o {names}: dewiswch haen ffiniau sy'n ei chynnwys, neu ardal arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/tasks/algorithm_run.py"/>
        <source>The plugin's algorithms are not in the Processing toolbox: switch the plugin off and on again.</source>
        <translation>Nid yw algorithmau'r ategyn ym mlwch offer Processing: diffoddwch yr ategyn a'i droi ymlaen eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>The point of {name} is the middle of its town, not a site.</source>
        <translation>Canol ei dref yw pwynt {name}, nid safle.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>The points of {name} are in degrees although the layer says British National Grid: set the layer's CRS (often EPSG:4326), then run again.</source>
        <translation>Mae pwyntiau {name} mewn graddau er bod yr haen yn dweud Grid Cenedlaethol Prydain: gosodwch CRS yr haen (yn aml EPSG:4326), yna rhedwch eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>The polygon “{name}” crossed itself and was mended.</source>
        <translation>Croesodd y polygon “{name}” ei hun ac fe'i trwsiwyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>The polygon “{name}” has no area: draw it again.</source>
        <translation>Nid oes arwynebedd gan y polygon “{name}”: lluniwch ef eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/polygon_layers.py"/>
        <source>The polygons of {name} are in degrees although the layer says British National Grid: set the layer's CRS (often EPSG:4326), then run again.</source>
        <translation>Mae polygonau {name} mewn graddau er bod yr haen yn dweud Grid Cenedlaethol Prydain: gosodwch CRS yr haen (yn aml EPSG:4326), yna rhedwch eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The postcode could not be used: the row's own coordinates place it.</source>
        <translation>Ni ellid defnyddio'r cod post: cyfesurynnau'r rhes ei hun sy'n ei lleoli.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The postcode is in Jersey, Guernsey or the Isle of Man.</source>
        <translation>Mae'r cod post yn Jersey, Guernsey neu Ynys Manaw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The postcode is in Northern Ireland, whose positions are on the Irish Grid.</source>
        <translation>Mae'r cod post yng Ngogledd Iwerddon, y mae ei lleoliadau ar y Grid Gwyddelig.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The postcode is not in the postcode directory.</source>
        <translation>Nid yw'r cod post yn y cyfeirlyfr codau post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>The postcode was taken from "{taken}", but these hold postcodes too: {others} (in the first rows: {counts}).</source>
        <translation>Cymerwyd y cod post o "{taken}", ond mae codau post yn y rhain hefyd: {others} (yn y rhesi cyntaf: {counts}).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The postcode was written with a slip, and this is its only reading.</source>
        <translation>Ysgrifennwyd y cod post â llithriad, a dyma ei unig ddarlleniad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>The postcode {text} is not in the postcode directory: check it, or draw a point instead.</source>
        <translation>Nid yw'r cod post {text} yn y cyfeirlyfr codau post: gwiriwch ef, neu lluniwch bwynt yn lle hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>The postcodes were taken from the end of the addresses in "{name}".</source>
        <translation>Cymerwyd y codau post o ddiwedd y cyfeiriadau yn "{name}".</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>The project holds {count} maps: the pages below and Generate work on “{name}”, the uppermost.</source>
        <translation>Mae {count} map yn y project: mae'r tudalennau isod a'r botwm Creu yn gweithio ar “{name}”, yr uchaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>The proxy asks for a user name and password: enter them in QGIS under Settings, Options, Network.</source>
        <translation>Mae'r dirprwy weinydd yn gofyn am enw defnyddiwr a chyfrinair: rhowch nhw yn QGIS o dan Gosodiadau, Dewisiadau, Rhwydwaith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>The proxy cannot be reached: check it in QGIS under Settings, Options, Network.</source>
        <translation>Ni ellir cyrraedd y dirprwy weinydd: gwiriwch ef yn QGIS o dan Gosodiadau, Dewisiadau, Rhwydwaith.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>The question as an expression of the layer</source>
        <translation>Y cwestiwn fel mynegiad o'r haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>The question as it stands</source>
        <translation>Y cwestiwn fel y mae</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>The question changed while the shape was read: add the condition again.</source>
        <translation>Newidiodd y cwestiwn tra oedd y siâp yn cael ei ddarllen: ychwanegwch yr amod eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>The question has a part that is not known: {value}.</source>
        <translation>Mae gan y cwestiwn ran nad yw'n hysbys: {value}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>The question in words</source>
        <translation>Y cwestiwn mewn geiriau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>The question is kept with the project: save the project too.</source>
        <translation>Cedwir y cwestiwn gyda'r project: cadwch y project hefyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>The question is neither JSON text nor a file that can be read: check the path.</source>
        <translation>Nid testun JSON mo'r cwestiwn na ffeil y gellir ei darllen: gwiriwch y llwybr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>The question is not written as JSON: copy it again from the Query page.</source>
        <translation>Nid yw'r cwestiwn wedi'i ysgrifennu fel JSON: copïwch ef eto o'r dudalen Cwestiynau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>The question is too long: simplify its polygons.</source>
        <translation>Mae'r cwestiwn yn rhy hir: symleiddiwch ei bolygonau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>The question or the map changed while it was answered: ask again.</source>
        <translation>Newidiodd y cwestiwn neu'r map tra oedd yn cael ei ateb: gofynnwch eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>The question was saved by a newer version of the plugin: update the plugin to use it.</source>
        <translation>Cadwyd y cwestiwn gan fersiwn fwy diweddar o'r ategyn: diweddarwch yr ategyn i'w ddefnyddio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>The reference has nothing of this cluster, so there is no share to compare with.</source>
        <translation>Nid oes dim o'r clwstwr hwn yn y cyfeirbwynt, felly nid oes cyfran i gymharu â hi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>The reference totals must be 0 or more, the cluster's no larger than that of all companies.</source>
        <translation>Rhaid i'r cyfansymiau cyfeirio fod yn 0 neu'n fwy, ac un y clwstwr heb fod yn fwy nag un pob cwmni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>The report took it from {}.</source>
        <translation>Cymerodd yr adroddiad ef o {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>The report used The Data City's lists, so a result by SIC codes will not reproduce the report's counts.</source>
        <translation>Defnyddiodd yr adroddiad restrau The Data City, felly ni fydd canlyniad yn ôl codau SIC yn atgynhyrchu cyfrifon yr adroddiad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>The report's employees are The Data City's estimates, shared equally over a company's addresses.</source>
        <translation>Amcangyfrifon The Data City yw gweithwyr yr adroddiad, wedi'u rhannu'n gyfartal dros gyfeiriadau cwmni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>The report's value and what the loaded companies give; choose a row to read why they differ.</source>
        <translation>Gwerth yr adroddiad a'r hyn y mae'r cwmnïau a lwythwyd yn ei roi; dewiswch res i ddarllen pam y maent yn wahanol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <location filename="../resources/algorithms/areadata.json"/>
        <location filename="../resources/algorithms/concentration.json"/>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>The result in words</source>
        <translation>Y canlyniad mewn geiriau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>The result must not take the place of the companies: choose another name for it.</source>
        <translation>Ni chaiff y canlyniad gymryd lle'r cwmnïau: dewiswch enw arall ar ei gyfer.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The row has more or fewer cells than the header.</source>
        <translation>Mae gan y rhes fwy neu lai o gelloedd na'r pennawd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>The row has no GSS code: a total, a heading or a remark.</source>
        <translation>Nid oes cod GSS gan y rhes: cyfanswm, pennawd neu sylw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The row has no coordinates.</source>
        <translation>Nid oes cyfesurynnau gan y rhes.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/cache.py"/>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The row has no postcode.</source>
        <translation>Nid oes cod post gan y rhes.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The row is of another year than the one that counts.</source>
        <translation>Mae'r rhes o flwyddyn wahanol i'r un sy'n cyfrif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The row's coordinates are more than 2 km from its postcode: the postcode stands.</source>
        <translation>Mae cyfesurynnau'r rhes dros 2 km o'i chod post: y cod post sy'n sefyll.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>The same as a table</source>
        <translation>Yr un peth fel tabl</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>The same layer of a map of all companies: same area, same hexagons.</source>
        <translation>Yr un haen o fap o bob cwmni: yr un ardal, yr un hecsagonau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>The same seed gives the same permutations, and so the same result.</source>
        <translation>Mae'r un hedyn yn rhoi'r un trynewidiadau, ac felly'r un canlyniad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>The sample was made so that it adds up to the report's figure.</source>
        <translation>Gwnaed y sampl fel ei fod yn adio i ffigur yr adroddiad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/saved.py"/>
        <source>The saved question “{}” cannot be read: save it again.</source>
        <translation>Ni ellir darllen y cwestiwn a gadwyd “{}”: cadwch ef eto.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>The scale ends at {cap}: {n} hexagons with more are marked.</source>
        <translation>
            <numerusform>Mae'r raddfa'n gorffen ar {cap}: marciwyd {n} o hecsagonau â mwy.</numerusform>
            <numerusform>Mae'r raddfa'n gorffen ar {cap}: marciwyd {n} hecsagon â mwy.</numerusform>
            <numerusform>Mae'r raddfa'n gorffen ar {cap}: marciwyd {n} o hecsagonau â mwy.</numerusform>
            <numerusform>Mae'r raddfa'n gorffen ar {cap}: marciwyd {n} o hecsagonau â mwy.</numerusform>
            <numerusform>Mae'r raddfa'n gorffen ar {cap}: marciwyd {n} o hecsagonau â mwy.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>The schema of the database in which the table or view of companies stands.</source>
        <translation>Y sgema yn y gronfa ddata lle mae'r tabl neu'r olwg o gwmnïau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>The schema that the hexagon table goes to. It must be there, and you must be allowed to make tables in it.</source>
        <translation>Y sgema y mae'r tabl hecsagonau'n mynd iddi. Rhaid iddi fod yno, a rhaid ichi gael caniatâd i wneud tablau ynddi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>The scorecard is in {}.</source>
        <translation>Mae'r cerdyn sgorio yn {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>The sector's share here is {lq:.1f} times that of the area (95 % interval {low:.1f} to {high:.1f}).</source>
        <translation>Mae cyfran y sector yma {lq:.1f} gwaith un yr ardal (cyfwng 95 % {low:.1f} i {high:.1f}).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>The shape “{name}” is in degrees, and the British National Grid is in metres: check its layer's CRS.</source>
        <translation>Mae'r siâp “{name}” mewn graddau, ac mae Grid Cenedlaethol Prydain mewn metrau: gwiriwch CRS ei haen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>The shape “{name}” lies nowhere near Britain: check the coordinate reference system of its layer.</source>
        <translation>Nid yw'r siâp “{name}” yn agos at Brydain: gwiriwch system gyfeirnod cyfesurynnau ei haen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>The shape “{name}” of the question cannot be read: draw or select it again.</source>
        <translation>Ni ellir darllen siâp “{name}” y cwestiwn: lluniwch neu dewiswch ef eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>The shape “{name}” of the question is empty: draw or select it again.</source>
        <translation>Mae siâp “{name}” y cwestiwn yn wag: lluniwch neu dewiswch ef eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>The smaller number of a range comes first: exchange the two.</source>
        <translation>Rhif lleiaf ystod sy'n dod gyntaf: cyfnewidiwch y ddau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/dbscan.py"/>
        <source>The smallest cluster must have 2 companies or more, and no more than there are.</source>
        <translation>Rhaid i'r clwstwr lleiaf fod â 2 gwmni neu fwy, a dim mwy nag sydd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>The smallest number of companies shown must be 2 to 1,000.</source>
        <translation>Rhaid i'r nifer lleiaf o gwmnïau a ddangosir fod yn 2 i 1,000.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>The statements that Compute runs, for the database's administrator to schedule</source>
        <translation>Y datganiadau y mae Cyfrifo'n eu rhedeg, i weinyddwr y gronfa ddata eu hamserlennu</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>The statements that were run, as a file that can be scheduled in the database; they also stand in the log of the run.</source>
        <translation>Y datganiadau a redwyd, fel ffeil y gellir ei hamserlennu yn y gronfa ddata; maent hefyd yn log y rhediad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>The statistic could not be computed; the log says more.</source>
        <translation>Nid oedd modd cyfrifo'r ystadegyn; mae rhagor yn y log.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>The status of a SIC rule must be one of: {list}.</source>
        <translation>Rhaid i statws rheol SIC fod yn un o: {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/postgis_filter.py"/>
        <source>The table has no column {value}: check the filter.</source>
        <translation>Nid oes colofn {value} gan y tabl: gwiriwch yr hidlydd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/missing_postcodes.py"/>
        <source>The table has no columns postcode and reason: choose the table of rejected rows that Import companies made.</source>
        <translation>Nid oes colofnau postcode a reason gan y tabl: dewiswch y tabl o resi a wrthodwyd a wnaeth Mewnforio cwmnïau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>The table has no company that passes the filter: check both.</source>
        <translation>Nid oes yn y tabl gwmni sy'n pasio'r hidlydd: gwiriwch y ddau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/result.py"/>
        <source>The table of rejected rows is no longer in the project: generate the map again.</source>
        <translation>Nid yw'r tabl o resi a wrthodwyd yn y project mwyach: crëwch y map eto.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>The table of rejected rows of Import companies: its unknown postcodes are looked up, if the next box is ticked.</source>
        <translation>Y tabl o resi a wrthodwyd gan Mewnforio cwmnïau: chwilir am ei godau post anhysbys, os ticir y blwch nesaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/growth.py"/>
        <source>The table of the first year does not have this place.</source>
        <translation>Nid yw'r lle hwn yn nhabl y flwyddyn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/growth.py"/>
        <source>The table of the second year does not have this place.</source>
        <translation>Nid yw'r lle hwn yn nhabl yr ail flwyddyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>The tallest column: {}.</source>
        <translation>Y golofn dalaf: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>The taxonomy names {name} twice: keep one of the rows.</source>
        <translation>Mae'r dacsonomeg yn enwi {name} ddwywaith: cadwch un o'r rhesi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/filling.py"/>
        <source>The template has no map: add a map item to it, or choose another template.</source>
        <translation>Nid oes map yn y templed: ychwanegwch eitem map ato, neu dewiswch dempled arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>The template {} cannot be read: choose another.</source>
        <translation>Ni ellir darllen y templed {}: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/company_table.py"/>
        <source>The text is not a postcode, and no single reading of it is.</source>
        <translation>Nid cod post yw'r testun, ac nid oes un darlleniad ohono sy'n god post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>The text that is looked for; capitals and small letters are the same</source>
        <translation>Y testun y chwilir amdano; mae priflythrennau a llythrennau bach yr un fath</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>The tier of a cluster must be one of: {list}.</source>
        <translation>Rhaid i haen clwstwr fod yn un o: {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>The total is hidden to protect businesses.</source>
        <translation>Cuddiwyd y cyfanswm i ddiogelu busnesau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>The total of all businesses (or employees, or turnover) in the UK, from the same source.</source>
        <translation>Cyfanswm pob busnes (neu weithwyr, neu drosiant) yn y DU, o'r un ffynhonnell.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>The total of the area is hidden too.</source>
        <translation>Mae cyfanswm yr ardal wedi'i guddio hefyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/growth.py"/>
        <source>The two tables have no place in common: use the same hexagons or authorities for both.</source>
        <translation>Nid oes lle yn gyffredin gan y ddau dabl: defnyddiwch yr un hecsagonau neu awdurdodau ar gyfer y ddau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/matching.py"/>
        <source>The two tables must both have the places' codes and the metric.</source>
        <translation>Rhaid i'r ddau dabl gynnwys codau'r lleoedd a'r metrig.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>The upper-tier authority that a postcode belongs to (by the postcode directory in use), or that a geometry lies in (by the built-in boundaries; of a line or polygon, a point inside it). NULL where it is in none, or the postcode is unknown.</source>
        <translation>Yr awdurdod haen uchaf y mae cod post yn perthyn iddo (yn ôl y cyfeirlyfr codau post sydd ar waith), neu y mae geometreg ynddo (yn ôl y ffiniau mewnol; ar gyfer llinell neu bolygon, pwynt y tu mewn iddo). NULL lle nad yw mewn un, neu lle nad yw'r cod post yn hysbys.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>The value between the two sides: 0 for changes and differences, 1 for a ratio.</source>
        <translation>Y gwerth rhwng y ddwy ochr: 0 ar gyfer newidiadau a gwahaniaethau, 1 ar gyfer cymhareb.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>The value of a metric in the hexagon that a geometry lies in, from the uppermost of the project's maps of that cluster. Where a hexagon is cut by an authority's boundary, the value of the part that the geometry lies in. NULL outside the map, and where no business there has a figure.</source>
        <translation>Gwerth metrig yn yr hecsagon y mae geometreg ynddo, o'r uchaf o fapiau'r project o'r clwstwr hwnnw. Lle torrir hecsagon gan ffin awdurdod, gwerth y rhan y mae'r geometreg ynddi. NULL y tu allan i'r map, a lle nad oes gan unrhyw fusnes yno ffigur.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>The value; a sum such as 2*1000000 may be typed</source>
        <translation>Y gwerth; gellir teipio sym megis 2*1000000</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>The values that the 2023 report prints, beside what the loaded companies give for {}, and why the two differ.</source>
        <translation>Y gwerthoedd y mae adroddiad 2023 yn eu hargraffu, wrth ochr yr hyn y mae'r cwmnïau a lwythwyd yn ei roi ar gyfer {}, a pham y mae'r ddau'n wahanol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>The values that the 2023 report prints, with its sources.</source>
        <translation>Y gwerthoedd y mae adroddiad 2023 yn eu hargraffu, gyda'i ffynonellau.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>The whole hexagon of an id, as a polygon. A cell that is cut by an authority's boundary on the map is whole here.</source>
        <translation>Hecsagon cyfan id, fel polygon. Mae cell a dorrir gan ffin awdurdod ar y map yn gyfan yma.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>The year in acknowledgements of data that the council supplied; 0 for this year.</source>
        <translation>Y flwyddyn mewn cydnabyddiaethau o ddata a gyflenwodd y cyngor; 0 am eleni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>The year in the line of your licence; this year, unless you choose another.</source>
        <translation>Y flwyddyn yn llinell eich trwydded; eleni, oni bai eich bod yn dewis un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/settings.py"/>
        <source>The year of supply is a year such as 2026, or 0 for this year.</source>
        <translation>Blwyddyn megis 2026 yw'r flwyddyn gyflenwi, neu 0 am eleni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>There are no businesses of any kind here in the data, so there is no share to compare.</source>
        <translation>Nid oes busnesau o unrhyw fath yma yn y data, felly nid oes cyfran i'w chymharu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>There are no columns on this page: no value is above zero.</source>
        <translation>Nid oes colofnau ar y dudalen hon: nid oes gwerth uwchlaw sero.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/heights.py"/>
        <source>There are no columns: no value is above zero.</source>
        <translation>Nid oes colofnau: nid oes gwerth uwchlaw sero.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>There are none in {}.</source>
        <translation>Nid oes dim yn {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/permutation.py"/>
        <source>There are too few hexagons for this many rings of neighbours.</source>
        <translation>Nid oes digon o hecsagonau ar gyfer cynifer o gylchoedd o gymdogion.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/connections.py"/>
        <source>There is no PostgreSQL connection called {name!r}: add it in the Browser panel, or choose another.</source>
        <translation>Nid oes cysylltiad PostgreSQL o'r enw {name!r}: ychwanegwch ef yn y panel Porwr, neu dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/inputs.py"/>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>There is no cluster {cluster}: choose one from the list.</source>
        <translation>Nid oes clwstwr {cluster}: dewiswch un o'r rhestr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/scorecard.py"/>
        <source>There is no cluster {value}: choose one from the list.</source>
        <translation>Nid oes clwstwr {value}: dewiswch un o'r rhestr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/binding.py"/>
        <source>There is no cluster “{wanted}”: choose one from the list.</source>
        <translation>Nid oes clwstwr “{wanted}”: dewiswch un o'r rhestr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/recognise.py"/>
        <source>There is no column "{column}" to map to.</source>
        <translation>Nid oes colofn "{column}" i fapio iddi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/layout.py"/>
        <location filename="../midlands_clusters_plugin/core/area_data/spread.py"/>
        <source>There is no column {name} in these figures: choose one of those that the file has.</source>
        <translation>Nid oes colofn {name} yn y ffigurau hyn: dewiswch un o'r rhai sydd gan y ffeil.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>There is no comparison "{operator}".</source>
        <translation>Nid oes cymhariaeth "{operator}".</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>There is no condition "{kind}".</source>
        <translation>Nid oes amod "{kind}".</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>There is no figure for this place.</source>
        <translation>Nid oes ffigur ar gyfer y lle hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/concentration.py"/>
        <source>There is no figure whose concentration could be measured.</source>
        <translation>Nid oes ffigur y gellid mesur ei grynodiad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/area_data.py"/>
        <source>There is no file {name} in {folder}: choose another.</source>
        <translation>Nid oes ffeil {name} yn {folder}: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_companies.py"/>
        <source>There is no file {name} in {parent}: choose another.</source>
        <translation>Nid oes ffeil {name} yn {parent}: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/condition_form.py"/>
        <source>There is no layer of polygons in the project: add yours, such as travel-time areas.</source>
        <translation>Nid oes haen o bolygonau yn y project: ychwanegwch eich un chi, megis ardaloedd amser teithio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/spikes_page.py"/>
        <source>There is no map yet: generate one to see which hexagons stand out.</source>
        <translation>Nid oes map eto: crëwch un i weld pa hecsagonau sy'n sefyll allan.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/layout_page.py"/>
        <source>There is no map yet: generate one, then print it here.</source>
        <translation>Nid oes map eto: crëwch un, yna argraffwch ef yma.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/schemes.py"/>
        <location filename="../midlands_clusters_plugin/core/classes/classes.py"/>
        <source>There is no method of classing called "{method}".</source>
        <translation>Nid oes dull dosbarthu o'r enw "{method}".</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure.py"/>
        <source>There is no metric to protect.</source>
        <translation>Nid oes metrig i'w ddiogelu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <source>There is no period {period} in these figures: choose one of {list}.</source>
        <translation>Nid oes cyfnod {period} yn y ffigurau hyn: dewiswch un o {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>There is no place “{text}”: choose one from the list of places.</source>
        <translation>Nid oes lle “{text}”: dewiswch un o'r rhestr o leoedd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>There is no place “{text}”: did you mean {value}?</source>
        <translation>Nid oes lle “{text}”: ai {value} oeddech chi'n ei feddwl?</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/saved.py"/>
        <source>There is no saved question “{}” in this project.</source>
        <translation>Nid oes cwestiwn “{}” wedi'i gadw yn y project hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>There is no schema in which you may make tables: ask the database's administrator for one.</source>
        <translation>Nid oes sgema lle y cewch wneud tablau: gofynnwch i weinyddwr y gronfa ddata am un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/ons_portal.py"/>
        <source>There is no such edition of boundaries: choose one from the list.</source>
        <translation>Nid oes argraffiad o'r fath o ffiniau: dewiswch un o'r rhestr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>There is no such template: choose one from the list.</source>
        <translation>Nid oes templed o'r fath: dewiswch un o'r rhestr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_postcodes.py"/>
        <source>There is no {name} in {parent}: choose another.</source>
        <translation>Nid oes {name} yn {parent}: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/exporting.py"/>
        <source>There is not enough memory for a picture of this size: choose fewer dots per inch.</source>
        <translation>Nid oes digon o gof ar gyfer llun o'r maint hwn: dewiswch lai o ddotiau y fodfedd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>There is not memory enough for {name}: save the columns that are needed as a smaller file.</source>
        <translation>Nid oes digon o gof ar gyfer {name}: cadwch y colofnau sydd eu hangen fel ffeil lai.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>There is nothing of this map here.</source>
        <translation>Nid oes dim o'r map hwn yma.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/growth.py"/>
        <source>There was nothing at the start, so growth in per cent has no meaning; the change is given.</source>
        <translation>Nid oedd dim ar y dechrau, felly nid oes ystyr i dwf mewn y cant; rhoddir y newid.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>These are the names of supporting organisations, which work across the whole area and have no one place on a map.</source>
        <translation>Enwau sefydliadau cymorth yw'r rhain, sy'n gweithio ar draws yr ardal gyfan ac nad oes iddynt un lle ar fap.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>These boundaries are not downloaded yet: press Download, or choose the built-in outlines.</source>
        <translation>Nid yw'r ffiniau hyn wedi'u llwytho i lawr eto: pwyswch Llwytho i lawr, neu dewiswch yr amlinellau mewnol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/point_figures.py"/>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>These coordinates lie nowhere near Britain: check them.</source>
        <translation>Nid yw'r cyfesurynnau hyn yn agos at Brydain: gwiriwch nhw.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <source>These figures have no periods to choose from: leave the period empty.</source>
        <translation>Nid oes gan y ffigurau hyn gyfnodau i ddewis ohonynt: gadewch y cyfnod yn wag.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/binding.py"/>
        <source>These hexagons do not count {name}: make a map of that cluster, and ask it.</source>
        <translation>Nid yw'r hecsagonau hyn yn cyfrif {name}: gwnewch fap o'r clwstwr hwnnw, a'i holi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>They belong to {companies:,} companies.</source>
        <translation>Maent yn perthyn i {companies:,} cwmni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/parquet_file.py"/>
        <source>This QGIS cannot read Parquet (the Python package pyarrow is missing): save the table as CSV or GeoPackage.</source>
        <translation>Ni all y QGIS hwn ddarllen Parquet (mae'r pecyn Python pyarrow ar goll): cadwch y tabl fel CSV neu GeoPackage.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/three_d/api.py"/>
        <source>This QGIS was built without 3D: install the standard QGIS package to make 3D pictures.</source>
        <translation>Adeiladwyd y QGIS hwn heb 3D: gosodwch becyn safonol QGIS i wneud lluniau 3D.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/view3d_page.py"/>
        <source>This QGIS was built without 3D: install the standard QGIS package to use this. Everything else works.</source>
        <translation>Adeiladwyd y QGIS hwn heb 3D: gosodwch becyn safonol QGIS i ddefnyddio hyn. Mae popeth arall yn gweithio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/connections.py"/>
        <source>This QGIS was built without PostgreSQL.</source>
        <translation>Adeiladwyd y QGIS hwn heb PostgreSQL.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>This counts people who graduate, who have no company's place on a map.</source>
        <translation>Mae hyn yn cyfrif pobl sy'n graddio, nad oes iddynt le cwmni ar fap.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>This counts people who leave colleges, who have no company's place on a map.</source>
        <translation>Mae hyn yn cyfrif pobl sy'n gadael colegau, nad oes iddynt le cwmni ar fap.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>This counts universities, not companies: show them as places on the map.</source>
        <translation>Mae hyn yn cyfrif prifysgolion, nid cwmnïau: dangoswch nhw fel lleoedd ar y map.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>This counts university departments, not companies: show the universities as places on the map.</source>
        <translation>Mae hyn yn cyfrif adrannau prifysgol, nid cwmnïau: dangoswch y prifysgolion fel lleoedd ar y map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>This hexagon</source>
        <translation>Yr hecsagon hwn</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>This is a share of graduates who stay in a region, published for whole regions only.</source>
        <translation>Cyfran y graddedigion sy'n aros mewn rhanbarth yw hyn, a gyhoeddir ar gyfer rhanbarthau cyfan yn unig.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>This is a share of the whole UK's investments and has no meaning for a hexagon.</source>
        <translation>Cyfran o fuddsoddiadau'r DU gyfan yw hyn ac nid oes ystyr iddi ar gyfer hecsagon.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>This is no web address: it must begin with https.</source>
        <translation>Nid cyfeiriad gwe yw hwn: rhaid iddo ddechrau â https.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>This layer was made by Import companies: its columns are known.</source>
        <translation>Gwnaed yr haen hon gan Mewnforio cwmnïau: mae ei cholofnau'n hysbys.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>This lists innovation hubs, not companies: show them as places on the map.</source>
        <translation>Mae hyn yn rhestru hybiau arloesi, nid cwmnïau: dangoswch nhw fel lleoedd ar y map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/scorecard.py"/>
        <source>This makes {cards} cards: choose clusters and areas for one to {most}.</source>
        <translation>Mae hyn yn gwneud {cards} o gardiau: dewiswch glystyrau ac ardaloedd ar gyfer un i {most}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>This map came with the project: choose its file of companies to make it again.</source>
        <translation>Daeth y map hwn gyda'r project: dewiswch ei ffeil gwmnïau i'w wneud eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>This map came with the project; what it was made from is filled in above.</source>
        <translation>Daeth y map hwn gyda'r project; llenwyd uchod yr hyn y'i gwnaed ohono.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_page.py"/>
        <location filename="../midlands_clusters_plugin/cartography/style/styles.py"/>
        <source>This map does not hold that metric: generate it again with a file that has the figures.</source>
        <translation>Nid oes gan y map hwn y metrig hwnnw: crëwch ef eto â ffeil sydd â'r ffigurau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>This map hides figures of single businesses and keeps no companies: make it without the rule first.</source>
        <translation>Mae'r map hwn yn cuddio ffigurau busnesau unigol ac nid yw'n cadw cwmnïau: gwnewch ef heb y rheol yn gyntaf.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/asking.py"/>
        <source>This map holds the companies in {} only: those in other clusters alone are not in the answer.</source>
        <translation>Y cwmnïau yn {} yn unig sydd yn y map hwn: nid yw'r rhai mewn clystyrau eraill yn unig yn yr ateb.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/filling.py"/>
        <source>This template is made for hexagons: choose One map for area data, or show the hexagons again.</source>
        <translation>Gwnaed y templed hwn ar gyfer hecsagonau: dewiswch Un map ar gyfer data ardal, neu dangoswch yr hecsagonau eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/three_d/window.py"/>
        <source>This version of QGIS cannot open the 3D view: make the 3D picture in a layout instead.</source>
        <translation>Ni all y fersiwn hon o QGIS agor y golwg 3D: gwnewch y llun 3D mewn cynllun yn lle hynny.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>This year</source>
        <translation>Eleni</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Tick any upper-tier authorities (arrow keys and space in the list).</source>
        <translation>Ticiwch unrhyw awdurdodau haen uchaf (bysellau saeth a'r bylchwr yn y rhestr).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/area_page.py"/>
        <source>Tick at least one authority.</source>
        <translation>Ticiwch o leiaf un awdurdod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Tick the authorities in the list below.</source>
        <translation>Ticiwch yr awdurdodau yn y rhestr isod.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Tier not stated</source>
        <translation>Haen heb ei nodi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Times the height that follows from the extent and the data; the clear button goes back to it</source>
        <translation>Sawl gwaith yr uchder sy'n dilyn o'r ehangder a'r data; mae'r botwm clirio'n mynd yn ôl ato</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Times the proposed height</source>
        <translation>Sawl gwaith yr uchder a gynigir</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Title</source>
        <translation>Teitl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Title of the page</source>
        <translation>Teitl y dudalen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>To &amp;file</source>
        <translation>I &amp;ffeil</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>To ask it again</source>
        <translation>I'w ofyn eto</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_postcodes.py"/>
        <source>To look postcodes up online, choose the table of rejected rows and tick the box that sends them to postcodes.io.</source>
        <translation>I chwilio am godau post ar-lein, dewiswch y tabl o resi a wrthodwyd a thiciwch y blwch sy'n eu hanfon at postcodes.io.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Total Cluster Business Count</source>
        <translation>Cyfanswm Busnesau'r Clwstwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>Total of the area</source>
        <translation>Cyfanswm yr ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/search_bar.py"/>
        <source>Town</source>
        <translation>Tref</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_symbology.py"/>
        <source>Towns</source>
        <translation>Trefi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>Towns: GeoNames (geonames.org), CC BY 4.0.</source>
        <translation>Trefi: GeoNames (geonames.org), CC BY 4.0.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>Transport Technology</source>
        <translation>Technoleg Trafnidiaeth</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_symbols.py"/>
        <source>Triangle</source>
        <translation>Triongl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/conditions.py"/>
        <source>True and false go with "is" ("high_growth is true"), numbers and dates with a comparison.</source>
        <translation>Mae gwir ac anwir yn mynd gydag "is" ("high_growth is true"), rhifau a dyddiadau gyda chymhariaeth.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Turnover</source>
        <translation>Trosiant</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/welcome.py"/>
        <source>Turns a file of companies into 1 km hexagon maps. Try it on invented companies first: nothing is sent anywhere.</source>
        <translation>Yn troi ffeil o gwmnïau yn fapiau hecsagon 1 km. Rhowch gynnig arni â chwmnïau dychmygol yn gyntaf: nid anfonir dim i unman.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>Two entries of the taxonomy have the same id ({id}): make their names more different.</source>
        <translation>Mae gan ddau gofnod yn y dacsonomeg yr un id ({id}): gwnewch eu henwau'n fwy gwahanol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Two sides of a middle</source>
        <translation>Dwy ochr i ganol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <source>Type</source>
        <translation>Teip</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/saved.py"/>
        <source>Type a name for the question, then save it.</source>
        <translation>Teipiwch enw ar gyfer y cwestiwn, yna cadwch ef.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Type a part of a name to search.</source>
        <translation>Teipiwch ran o enw i chwilio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/condition_form.py"/>
        <source>Type a part of the name</source>
        <translation>Teipiwch ran o'r enw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Type a part of the name of an authority or area</source>
        <translation>Teipiwch ran o enw awdurdod neu ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Type a part of the place's name</source>
        <translation>Teipiwch ran o enw'r lle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/condition_form.py"/>
        <source>Type a postcode, such as DE24 9FU.</source>
        <translation>Teipiwch god post, megis DE24 9FU.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>Type an easting and a northing, such as 437000, 331000, or a latitude and a longitude.</source>
        <translation>Teipiwch ddwyreiniad a gogleddiad, megis 437000, 331000, neu ledred a hydred.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>Type the text to look for.</source>
        <translation>Teipiwch y testun i chwilio amdano.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Type to search</source>
        <translation>Teipiwch i chwilio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <source>Types</source>
        <translation>Teipiau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Types of places that are shown</source>
        <translation>Mathau o leoedd a ddangosir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>UK Investment Atlas</source>
        <translation>Atlas Buddsoddi'r DU</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_symbols.py"/>
        <source>UK Investment Atlas site</source>
        <translation>Safle Atlas Buddsoddi'r DU</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <source>UK Investment Atlas sites</source>
        <translation>Safleoedd Atlas Buddsoddi'r DU</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>UK total of everything</source>
        <translation>Cyfanswm y DU o bopeth</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>UK total of the cluster</source>
        <translation>Cyfanswm y DU o'r clwstwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>US dollars</source>
        <translation>doleri UDA</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>Unit</source>
        <translation>Uned</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Universities</source>
        <translation>Prifysgolion</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/place_form.py"/>
        <location filename="../midlands_clusters_plugin/cartography/context/place_symbols.py"/>
        <source>University</source>
        <translation>Prifysgol</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>University Graduates</source>
        <translation>Graddedigion Prifysgol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/location_quotient.py"/>
        <source>Unreliable: so few businesses that one more or less would change the figure noticeably.</source>
        <translation>Annibynadwy: cyn lleied o fusnesau fel y byddai un yn fwy neu'n llai yn newid y ffigur yn amlwg.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Up t&amp;o</source>
        <translation>&amp;Hyd at</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/panel.py"/>
        <source>Up to date.</source>
        <translation>Yn gyfredol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/scorecard_page.ui"/>
        <source>Up to three clusters, or authorities of this map, to put beside this card. Comparisons are no ranking.</source>
        <translation>Hyd at dri chlwstwr, neu awdurdodau'r map hwn, i'w rhoi wrth ochr y cerdyn hwn. Nid yw cymariaethau'n drefn teilyngdod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/areas.py"/>
        <source>Upper-tier authorities of England, Wales and Scotland</source>
        <translation>Awdurdodau haen uchaf Cymru, Lloegr a'r Alban</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/download_boundaries.py"/>
        <source>Used as downloaded on {day}: {rows:,} authorities.</source>
        <translation>Defnyddiwyd fel y'i llwythwyd i lawr ar {day}: {rows:,} awdurdod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/welcome.py"/>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>User guide</source>
        <translation>Canllaw defnyddiwr</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>Value of grants</source>
        <translation>Gwerth grantiau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>Value of the tallest column</source>
        <translation>Gwerth y golofn dalaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>Value that it is compared with</source>
        <translation>Y gwerth y'i cymherir ag ef</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Values above this number are shown in the top class and marked.</source>
        <translation>Dangosir gwerthoedd uwchlaw'r rhif hwn yn y dosbarth uchaf a'u marcio.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>W&amp;here</source>
        <translation>&amp;Lle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Watermark</source>
        <translation>Dyfrnod</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>Web page (*.html)</source>
        <translation>Tudalen we (*.html)</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>Web page (*.html);;CSV (*.csv)</source>
        <translation>Tudalen we (*.html);;CSV (*.csv)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>Web page (*.html);;Excel workbook (*.xlsx);;CSV (*.csv)</source>
        <translation>Tudalen we (*.html);;Llyfr gwaith Excel (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/welcome.py"/>
        <source>Welcome to Midlands Clusters</source>
        <translation>Croeso i Midlands Clusters</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>West of {town}</source>
        <translation>Gorllewin {town}, y tu allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/company_options.py"/>
        <source>What becomes of the employees and turnover of a company that stands in several rows</source>
        <translation>Beth a ddaw o weithwyr a throsiant cwmni sydd mewn sawl rhes</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>What is looked for</source>
        <translation>Yr hyn y chwilir amdano</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>What the 3D view shows</source>
        <translation>Yr hyn y mae'r golwg 3D yn ei ddangos</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>What the condition is about</source>
        <translation>Am beth y mae'r amod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>What the file holds</source>
        <translation>Beth sydd yn y ffeil</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>What the heights mean</source>
        <translation>Ystyr yr uchderau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>What the hexagons are cut to. The built-in outlines are made from postcodes; the others are official boundaries of a year.</source>
        <translation>Yr hyn y torrir yr hecsagonau iddo. Gwnaed yr amlinellau mewnol o godau post; ffiniau swyddogol blwyddyn yw'r lleill.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>What the hexagons show. It can be changed after the run without computing again.</source>
        <translation>Yr hyn y mae'r hecsagonau'n ei ddangos. Gellir ei newid ar ôl y rhediad heb gyfrifo eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <source>What the map shows</source>
        <translation>Yr hyn y mae'r map yn ei ddangos</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/options_page.py"/>
        <source>What the plugin keeps</source>
        <translation>Yr hyn y mae'r ategyn yn ei gadw</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>What the shares are of. Only counts of businesses have a confidence interval.</source>
        <translation>O beth y mae'r cyfrannau. Dim ond gan gyfrifon busnesau y mae cyfwng hyder.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>What the statistic says, and when not to use it</source>
        <translation>Yr hyn y mae'r ystadegyn yn ei ddweud, a phryd i beidio â'i ddefnyddio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <source>What they are</source>
        <translation>Beth ydynt</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>What to find out about the map</source>
        <translation>Beth i'w ganfod am y map</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>What was read, placed, rejected and counted, totals by metric, sources and versions: as JSON for programs or, with a name that ends in .html, as a page to read.</source>
        <translation>Yr hyn a ddarllenwyd, a leolwyd, a wrthodwyd ac a gyfrifwyd, cyfansymiau fesul metrig, ffynonellau a fersiynau: fel JSON ar gyfer rhaglenni neu, ag enw sy'n gorffen yn .html, fel tudalen i'w darllen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>What was read, placed, rejected and counted. Select and copy as you like.</source>
        <translation>Yr hyn a ddarllenwyd, a leolwyd, a wrthodwyd ac a gyfrifwyd. Dewiswch a chopïwch fel y mynnoch.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_page.ui"/>
        <source>When a hexagon is near or inside</source>
        <translation>Pryd y mae hecsagon gerllaw neu y tu mewn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <location filename="../midlands_clusters_plugin/gui/widgets/spikes_model.py"/>
        <source>Where</source>
        <translation>Ble</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Where a company has several accounts, the latest counts.</source>
        <translation>Lle mae gan gwmni sawl set o gyfrifon, y ddiweddaraf sy'n cyfrif.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Where companies crowd, whatever the boundaries: outlines with members, figures and a name.</source>
        <translation>Lle mae cwmnïau'n heidio, beth bynnag fo'r ffiniau: amlinellau ag aelodau, ffigurau ac enw.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Where downloaded boundaries are kept; empty: in the QGIS profile.</source>
        <translation>Lle y cedwir ffiniau a lwythwyd i lawr; gwag: ym mhroffil QGIS.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Where hexagons with much stand together, more than chance would put them.</source>
        <translation>Lle mae hecsagonau â llawer yn sefyll gyda'i gilydd, yn fwy nag y byddai hap yn eu rhoi.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Where maps are written when no file is named; empty: beside the project, or in the QGIS profile.</source>
        <translation>Lle yr ysgrifennir mapiau pan nad enwir ffeil; gwag: wrth ochr y project, neu ym mhroffil QGIS.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Where the camera stands when the 3D view opens</source>
        <translation>Lle y mae'r camera'n sefyll pan agorir y golwg 3D</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/style_page.ui"/>
        <source>Where the classes part, as numbers with commas between them: 1, 5, 20, 100.</source>
        <translation>Lle y mae'r dosbarthiadau'n ymrannu, fel rhifau â choma rhyngddynt: 1, 5, 20, 100.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/dock.ui"/>
        <source>Where the companies come from: the built-in sample, a file of yours, or a layer of this project.</source>
        <translation>O ble y daw'r cwmnïau: y sampl mewnol, ffeil o'ch eiddo, neu haen o'r project hwn.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>Where the companies count: a preset, an authority's name or code; several for cards side by side, parted by ;</source>
        <translation>Lle mae'r cwmnïau'n cyfrif: rhagosodiad, enw neu god awdurdod; sawl un ar gyfer cardiau ochr yn ochr, wedi'u gwahanu gan ;</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Where the file has one row a company and year, each company's newest counts.</source>
        <translation>Lle mae gan y ffeil un rhes i bob cwmni a blwyddyn, un ddiweddaraf pob cwmni sy'n cyfrif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <source>Where they are</source>
        <translation>Ble y maent</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/style_page.py"/>
        <source>Where you say: the same classes on several maps can be compared.</source>
        <translation>Lle y dywedwch: gellir cymharu'r un dosbarthiadau ar sawl map.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>Whether hexagons or authorities are compared; pieces of one are put together.</source>
        <translation>Ai hecsagonau neu awdurdodau a gymherir; rhoddir darnau un gyda'i gilydd.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Whether postcodes that the directory lacks may be looked up at postcodes.io, which sends them there. Each run asks again.</source>
        <translation>A ganiateir chwilio yn postcodes.io am godau post nad ydynt yn y cyfeirlyfr, sy'n eu hanfon yno. Mae pob rhediad yn gofyn eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>Which authorities, and of when</source>
        <translation>Pa awdurdodau, ac o ba ddyddiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Which column of the file is shown</source>
        <translation>Pa golofn o'r ffeil a ddangosir</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Which column of the file is what, as postcode=Post Code; name=Firm (or one a line). Left of the sign: {columns}. Columns that are not named are recognised by themselves.</source>
        <translation>Pa golofn o'r ffeil yw beth, fel postcode=Post Code; name=Firm (neu un i bob llinell). I'r chwith o'r arwydd: {columns}. Adnabyddir colofnau nas enwir ohonynt eu hunain.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/statistics.json"/>
        <source>Which hexagons are high among high ones, and which stand out from their neighbours.</source>
        <translation>Pa hecsagonau sy'n uchel ymhlith rhai uchel, a pha rai sy'n sefyll allan o'u cymdogion.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/area_data_page.ui"/>
        <source>Which of the file's periods is shown</source>
        <translation>Pa un o gyfnodau'r ffeil a ddangosir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Which places are named</source>
        <translation>Pa leoedd a enwir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/places_page.ui"/>
        <source>Which places are named on the map. Some: on a map of the whole region only the few that matter most, close to all</source>
        <translation>Pa leoedd a enwir ar y map. Rhai: ar fap o'r rhanbarth cyfan dim ond yr ychydig pwysicaf, yn agos pob un</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/spikes_page.py"/>
        <source>Who: {}.</source>
        <translation>Pwy: {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/view3d_page.py"/>
        <source>Whole region</source>
        <translation>Y rhanbarth cyfan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>Why</source>
        <translation>Pam</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>Why rejected</source>
        <translation>Pam y gwrthodwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/spikes_page.ui"/>
        <source>Why the chosen hexagon is a spike</source>
        <translation>Pam y mae'r hecsagon a ddewiswyd yn bigyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/view3d_page.ui"/>
        <source>Why there is no 3D</source>
        <translation>Pam nad oes 3D</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>With empty hexagons it says how little of the area is used, without them how unlike the used ones are</source>
        <translation>Gyda hecsagonau gwag mae'n dweud cyn lleied o'r ardal a ddefnyddir, hebddynt pa mor annhebyg yw'r rhai a ddefnyddir</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>With the next one: compare with the UK instead of the area. The cluster's total there.</source>
        <translation>Gyda'r un nesaf: cymharu â'r DU yn lle'r ardal. Cyfanswm y clwstwr yno.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>With thousands of hexagons some look special by chance: Benjamini and Hochberg's rule keeps their share down.</source>
        <translation>Gyda miloedd o hecsagonau mae rhai'n edrych yn arbennig trwy hap: mae rheol Benjamini a Hochberg yn cadw eu cyfran yn isel.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Without the tick a file is read as is most likely, and each doubt is said in the log. With it the run ends before anything is written, until the columns are named or the file is mended.</source>
        <translation>Heb y tic, darllenir ffeil yn y ffordd fwyaf tebygol, a nodir pob amheuaeth yn y log. Gyda'r tic, daw'r rhediad i ben cyn ysgrifennu dim, nes i'r colofnau gael eu henwi neu i'r ffeil gael ei chywiro.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/conditions.py"/>
        <source>Write a condition as "column &gt;= value", several joined by "and"; a value is a number, a date (2017-01-01), true or false.</source>
        <translation>Ysgrifennwch amod fel "column &gt;= value", sawl un wedi'u cysylltu ag "and"; rhif, dyddiad (2017-01-01), true neu false yw gwerth.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>Write a new file, the old one keeps them</source>
        <translation>Ysgrifennu ffeil newydd; mae'r hen un yn eu dal</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>Write a web page that says in words what the map shows, and the data by authority and by hexagon as CSV, beside the map.</source>
        <translation>Ysgrifennu tudalen we sy'n dweud mewn geiriau beth y mae'r map yn ei ddangos, a'r data fesul awdurdod a fesul hecsagon fel CSV, wrth ochr y map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/classes/classes.py"/>
        <source>Write at least two class bounds, each larger than the one before it, such as 1, 5, 20, 100.</source>
        <translation>Ysgrifennwch o leiaf ddwy ffin dosbarth, pob un yn fwy na'r un o'i blaen, megis 1, 5, 20, 100.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/classes/classes.py"/>
        <source>Write the class bounds as numbers with commas between them, such as 1, 5, 20, 100.</source>
        <translation>Ysgrifennwch y ffiniau dosbarth fel rhifau â choma rhyngddynt, megis 1, 5, 20, 100.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>Write the name of a place, a kind of place, or a postcode.</source>
        <translation>Ysgrifennwch enw lle, math o le, neu god post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Write the page as PDF, PNG or SVG.</source>
        <translation>Ysgrifennu'r dudalen fel PDF, PNG neu SVG.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_cells.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/of_companies.py"/>
        <source>Writing</source>
        <translation>Yn ysgrifennu</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/spreadsheet.py"/>
        <source>Writing XLSX needs the Python package openpyxl, which this QGIS does not have: save as CSV.</source>
        <translation>Mae ysgrifennu XLSX angen y pecyn Python openpyxl, nad yw gan y QGIS hwn: cadwch fel CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/tasks/job.py"/>
        <source>Writing the GeoPackage</source>
        <translation>Yn ysgrifennu'r GeoPackage</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/export_map.py"/>
        <source>Writing the text alternative and the tables</source>
        <translation>Yn ysgrifennu'r testun amgen a'r tablau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Year</source>
        <translation>Blwyddyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Year of s&amp;upply</source>
        <translation>Blwyddyn &amp;gyflenwi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Year of supply</source>
        <translation>Blwyddyn gyflenwi</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>Year, where the file has several</source>
        <translation>Blwyddyn, lle mae gan y ffeil sawl un</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Yellow to dark blue</source>
        <translation>Melyn i las tywyll</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/palette.py"/>
        <source>Yellow to purple</source>
        <translation>Melyn i borffor</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_dialog.py"/>
        <source>Yes or no.</source>
        <translation>Ie neu nage.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>You added columns that this run does not make ({columns}). The new layers will be without them.</source>
        <translation>Rydych wedi ychwanegu colofnau nad yw'r rhediad hwn yn eu gwneud ({columns}). Bydd yr haenau newydd hebddynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Your council's licence number (AC0000123456): its line then stands in place of the one for OS OpenData.</source>
        <translation>Rhif trwydded eich cyngor (AC0000123456): yna mae ei linell yn sefyll yn lle'r un ar gyfer OS OpenData.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Your council's number under the Public Sector Geospatial Agreement, such as AC0000123456: the credits then name it.</source>
        <translation>Rhif eich cyngor o dan Gytundeb Geo-ofodol y Sector Cyhoeddus, megis AC0000123456: yna mae'r cydnabyddiaethau'n ei enwi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/layout_page.ui"/>
        <source>Your organisation's name, at the foot of every page.</source>
        <translation>Enw eich sefydliad, ar waelod pob tudalen.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/settings.json"/>
        <source>Your own .qpt templates, on a share too; empty: midlands_clusters/layouts in the QGIS profile.</source>
        <translation>Eich templedi .qpt eich hun, ar yriant a rennir hefyd; gwag: midlands_clusters/layouts ym mhroffil QGIS.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>Your own areas</source>
        <translation>Eich ardaloedd eich hun</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>Your own polygons of counties and unitary authorities with a column of GSS codes (ONS or OS Boundary-Line, any year). Without it the built-in boundaries are used.</source>
        <translation>Eich polygonau eich hun o siroedd ac awdurdodau unedol â cholofn o godau GSS (ONS neu OS Boundary-Line, unrhyw flwyddyn). Hebddynt defnyddir y ffiniau mewnol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>Your own templates</source>
        <translation>Eich templedi eich hun</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>a UK Investment Atlas site</source>
        <translation>safle Atlas Buddsoddi'r DU</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a cluster's id or name</source>
        <translation>id neu enw clwstwr</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a cluster's id or name, or 'all'</source>
        <translation>id neu enw clwstwr, neu 'all'</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>a comma before decimals, a point between thousands</source>
        <translation>coma cyn degolion, pwynt rhwng miloedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>a custom CRS</source>
        <translation>CRS pwrpasol</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a geometry, or a postcode as text</source>
        <translation>geometreg, neu god post fel testun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/polygon_layers.py"/>
        <source>a layer of counties and unitary authorities</source>
        <translation>haen o siroedd ac awdurdodau unedol</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a metric's id: business_count, employees, turnover, and the others of the layer Hexagons</source>
        <translation>id metrig: business_count, employees, turnover, a rhai eraill yr haen Hecsagonau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>a place of the kind {kind}</source>
        <translation>lle o'r math {kind}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a point</source>
        <translation>pwynt</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a point, line or polygon</source>
        <translation>pwynt, llinell neu bolygon</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a point, line or polygon; of a line or polygon, a point inside it</source>
        <translation>pwynt, llinell neu bolygon; ar gyfer llinell neu bolygon, pwynt y tu mewn iddo</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a point, line or polygon; of a polygon, its nearest part</source>
        <translation>pwynt, llinell neu bolygon; ar gyfer polygon, ei ran agosaf</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a polygon</source>
        <translation>polygon</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>a postcode, in any spacing and case</source>
        <translation>cod post, ag unrhyw fylchau ac mewn unrhyw lythrennau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>a table of companies</source>
        <translation>tabl o gwmnïau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>a turnover</source>
        <translation>trosiant</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>a university</source>
        <translation>prifysgol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>all</source>
        <translation>y cyfan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>all but the two largest companies less than {share:g} % of the largest</source>
        <translation>pob un ond y ddau gwmni mwyaf â llai na {share:g} % o'r mwyaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>all of these hold</source>
        <translation>mae pob un o'r rhain yn wir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/conditions_list.py"/>
        <source>all of:</source>
        <translation>pob un o'r rhain:</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>all {among:,} businesses have names that begin alike and may belong to one group</source>
        <translation>mae enwau'r {among:,} busnes i gyd yn dechrau'n debyg a gallant berthyn i un grŵp</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>all {among:,} businesses share the postcode {postcode}</source>
        <translation>mae'r {among:,} busnes i gyd yn rhannu'r cod post {postcode}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>all {among:,} sites belong to one company</source>
        <translation>mae'r {among:,} safle i gyd yn perthyn i un cwmni</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>an authority's GSS code or name, several joined by +, or a geometry in one</source>
        <translation>cod GSS neu enw awdurdod, sawl un wedi'u cysylltu â +, neu geometreg mewn un</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>an earlier day</source>
        <translation>diwrnod cynharach</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>an innovation hub</source>
        <translation>hwb arloesi</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>analytic: from the normal distribution, an approximation that can tell hexagons of any number apart. permutation: by shuffling the other hexagons, exact for skewed figures, but with thousands of hexagons it takes very many permutations to find any.</source>
        <translation>analytic: o'r dosraniad normal, brasamcan sy'n gallu gwahaniaethu rhwng unrhyw nifer o hecsagonau. permutation: trwy siffrwd yr hecsagonau eraill, yn union ar gyfer ffigurau sgiw, ond gyda miloedd o hecsagonau mae angen llawer iawn o drynewidiadau i ganfod unrhyw un.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>and later map</source>
        <translation>a map diweddarach</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>and map of all companies</source>
        <translation>a map o bob cwmni</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>and parts of {n} more authorities</source>
        <translation>
            <numerusform>a rhannau o {n} o awdurdodau eraill</numerusform>
            <numerusform>a rhan o {n} awdurdod arall</numerusform>
            <numerusform>a rhannau o {n} o awdurdodau eraill</numerusform>
            <numerusform>a rhannau o {n} o awdurdodau eraill</numerusform>
            <numerusform>a rhannau o {n} o awdurdodau eraill</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>and {} more authorities</source>
        <translation>a {} awdurdod arall</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>any part of a hexagon</source>
        <translation>unrhyw ran o hecsagon</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>any: a hexagon is near or inside if any part of it is. centre: if its centre is. Points are not concerned.</source>
        <translation>any: mae hecsagon gerllaw neu y tu mewn os yw unrhyw ran ohono. centre: os yw ei ganol. Nid yw'n effeithio ar bwyntiau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <source>area</source>
        <translation>ardal</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>area: evenly over the ground. companies: by the number of companies that the hexagon layer has in each.</source>
        <translation>area: yn gyfartal dros y tir. companies: yn ôl nifer y cwmnïau sydd gan yr haen hecsagonau ym mhob un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>areas</source>
        <translation>ardaloedd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>areas of investment initiatives</source>
        <translation>ardaloedd mentrau buddsoddi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>at least</source>
        <translation>o leiaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>at least one holds</source>
        <translation>mae o leiaf un yn wir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/conditions_list.py"/>
        <source>at least one of:</source>
        <translation>o leiaf un o'r rhain:</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>at most</source>
        <translation>ar y mwyaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>authorities</source>
        <translation>awdurdodau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>authority: one figure an authority, which rests on more businesses. cell: one a hexagon.</source>
        <translation>authority: un ffigur i bob awdurdod, sy'n dibynnu ar fwy o fusnesau. cell: un i bob hecsagon.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>auto recognises the format from the content. Choose another only where it is recognised wrongly.</source>
        <translation>Mae auto yn adnabod y fformat o'r cynnwys. Dewiswch un arall dim ond lle'i hadnabyddir yn anghywir.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>auto sizes hexagons by value where the page's scale makes them too small; true and graduated are the one or the other.</source>
        <translation>Mae auto yn rhoi maint i hecsagonau yn ôl gwerth lle mae graddfa'r dudalen yn eu gwneud yn rhy fach; y naill neu'r llall yw true a graduated.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>billion {unit}</source>
        <translation>biliynau ({unit})</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>bng: regular hexagons on the British National Grid. h3: Uber's H3 grid, if the Python package h3 is installed.</source>
        <translation>bng: hecsagonau rheolaidd ar Grid Cenedlaethol Prydain. h3: grid H3 Uber, os yw'r pecyn Python h3 wedi'i osod.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/downloadboundaries.json"/>
        <source>boundaries,authorities,counties,districts,ons,open geography,download,portal,gss</source>
        <translation>ffiniau,awdurdodau,siroedd,dosbarthau,llwytho i lawr,porth,boundaries,authorities,counties,districts,ons,open geography,download,portal,gss</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>built-in illustrative sample</source>
        <translation>sampl enghreifftiol mewnol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>business</source>
        <translation>busnes</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <location filename="../resources/catalogue/metrics.json"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>businesses</source>
        <translation>busnesau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>businesses incorporated 2017 to 2022</source>
        <translation>busnesau a gorfforwyd 2017 i 2022</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <source>businesses per km²</source>
        <translation>o fusnesau fesul km²</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>businesses with £100m turnover or more</source>
        <translation>busnesau â throsiant o £100m neu fwy</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>businesses: each site counts once. employees: each counts with its employees; sites without a figure do not count.</source>
        <translation>businesses: mae pob safle'n cyfrif unwaith. employees: mae pob un yn cyfrif â'i weithwyr; nid yw safleoedd heb ffigur yn cyfrif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <source>by area, CSV</source>
        <translation>fesul ardal, CSV</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <source>by authority, CSV</source>
        <translation>fesul awdurdod, CSV</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <source>by hexagon, CSV</source>
        <translation>fesul hecsagon, CSV</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>by its heading</source>
        <translation>yn ôl ei phennawd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>by its name</source>
        <translation>yn ôl ei henw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>by what stands in it</source>
        <translation>yn ôl yr hyn sydd ynddi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>cannot be known from this data</source>
        <translation>ni ellir ei wybod o'r data hyn</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>centre_for_cities and government_2017: rules that others published (what of them is not published, the log says). dbscan: your own distance. hdbscan: crowds of different density, where the Python package scikit-learn is installed.</source>
        <translation>centre_for_cities a government_2017: rheolau a gyhoeddodd eraill (mae'r log yn dweud beth ohonynt nas cyhoeddwyd). dbscan: eich pellter eich hun. hdbscan: torfeydd o wahanol ddwysedd, lle mae'r pecyn Python scikit-learn wedi'i osod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>chosen by you</source>
        <translation>wedi'i dewis gennych chi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>combined authorities</source>
        <translation>awdurdodau cyfun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>companies</source>
        <translation>cwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>company data</source>
        <translation>data cwmnïau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>company,companies,postcode,csv,excel,companies house,gender pay gap,geocode,business</source>
        <translation>cwmni,cwmnïau,cod post,busnes,company,companies,postcode,csv,excel,companies house,gender pay gap,geocode,business</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>coordinates not in Great Britain</source>
        <translation>cyfesurynnau nad ydynt ym Mhrydain Fawr</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>count: they add up. rate: percentages or averages, which do not. auto goes by the name, the unit and the values of each column.</source>
        <translation>count: maent yn adio. rate: canrannau neu gyfartaleddau, nad ydynt yn adio. Mae auto yn mynd yn ôl enw, uned a gwerthoedd pob colofn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>counties and unitary authorities</source>
        <translation>siroedd ac awdurdodau unedol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>countries</source>
        <translation>gwledydd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>date</source>
        <translation>dyddiad</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/densityclusters.json"/>
        <source>dbscan,hdbscan,density,cluster,hull,innovation,statistic</source>
        <translation>dwysedd,clwstwr,arloesi,ystadegyn,dbscan,hdbscan,density,cluster,hull,innovation,statistic</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/disclosurecontrol.json"/>
        <source>disclosure,suppression,confidential,threshold,dominance,rounding,publish,statistic</source>
        <translation>datgelu,atal,cyfrinachol,trothwy,goruchafiaeth,talgrynnu,cyhoeddi,disclosure,suppression,confidential,threshold,dominance,rounding,publish,statistic</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>dissolved companies, left out</source>
        <translation>cwmnïau a ddiddymwyd, a adawyd allan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>divided by 100</source>
        <translation>wedi'i rannu â 100</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>employee</source>
        <translation>gweithiwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <location filename="../resources/catalogue/metrics.json"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>employees</source>
        <translation>gweithwyr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <source>employees per km²</source>
        <translation>o weithwyr fesul km²</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>euros</source>
        <translation>ewros</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>exactly</source>
        <translation>yn union</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>fewer than {fewest} companies</source>
        <translation>llai na {fewest} o gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>finds crowds of any density (HDBSCAN)</source>
        <translation>yn canfod torfeydd o unrhyw ddwysedd (HDBSCAN)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>foreign-owned businesses</source>
        <translation>busnesau mewn perchnogaeth dramor</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>from … to …</source>
        <translation>o … i …</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/services.json"/>
        <source>full resolution, clipped to the coastline</source>
        <translation>manylder llawn, wedi'i glipio i'r arfordir</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/services.json"/>
        <source>full resolution, extent of the realm</source>
        <translation>manylder llawn, hyd eithaf y deyrnas</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>function</source>
        <translation>ffwythiant</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/services.json"/>
        <source>generalised (20 m), clipped to the coastline</source>
        <translation>wedi'i gyffredinoli (20 m), wedi'i glipio i'r arfordir</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/concentration.json"/>
        <source>gini,herfindahl,concentration,inequality,top,statistic</source>
        <translation>crynodiad,anghydraddoldeb,gini,herfindahl,concentration,inequality,top,statistic</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>grants</source>
        <translation>grantiau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>grants to participants that withdrew, left out</source>
        <translation>grantiau i gyfranogwyr a dynnodd yn ôl, a adawyd allan</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>growth,change,incorporation,years,trend,statistic</source>
        <translation>twf,newid,corffori,blynyddoedd,growth,change,incorporation,years,trend,statistic</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/kerneldensity.json"/>
        <source>heat map,heatmap,kernel,density,raster,surface,2017,statistic</source>
        <translation>map gwres,cnewyllyn,dwysedd,arwyneb,heat map,heatmap,kernel,density,raster,surface,2017,statistic</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>hexagon,grid,h3,cluster,metric,count,employees,turnover,business,map</source>
        <translation>hecsagon,grid,clwstwr,metrig,cyfrif,gweithwyr,trosiant,busnes,hexagon,h3,cluster,metric,count,employees,turnover,business,map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/map_files.py"/>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>hexagons</source>
        <translation>hecsagonau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/grid/hexgrid.py"/>
        <source>hexagons {size:,.0f} m across flats ({cell_area_km2:.3f} km² each), British National Grid, origin (0, 0)</source>
        <translation>hecsagonau {size:,.0f} m ar draws yr ochrau gwastad ({cell_area_km2:.3f} km² yr un), Grid Cenedlaethol Prydain, tarddbwynt (0, 0)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>hidden</source>
        <translation>cudd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>high growth businesses</source>
        <translation>busnesau twf uchel</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <source>hot spot,cold spot,getis,ord,gi*,significance,cluster,statistic</source>
        <translation>man poeth,man oer,arwyddocâd,hot spot,cold spot,getis,ord,gi*,significance,cluster,statistic</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>hubs</source>
        <translation>hybiau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>implied</source>
        <translation>ymhlyg</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_rows.py"/>
        <source>in Guernsey</source>
        <translation>yn Guernsey</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_rows.py"/>
        <source>in Jersey</source>
        <translation>yn Jersey</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>in Jersey, Guernsey or the Isle of Man</source>
        <translation>yn Jersey, Guernsey neu Ynys Manaw</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_rows.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>in Northern Ireland</source>
        <translation>yng Ngogledd Iwerddon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_labels.py"/>
        <source>in a hexagon of {place}</source>
        <translation>mewn hecsagon yn {place}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/page_text.py"/>
        <source>in each {}</source>
        <translation>ym mhob {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_rows.py"/>
        <source>in the Isle of Man</source>
        <translation>yn Ynys Manaw</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>in {area}</source>
        <translation>yn {area}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>in {cluster}</source>
        <translation>yn {cluster}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>in {} ({})</source>
        <translation>yn {} ({})</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>incorporated before {before}</source>
        <translation>a gorfforwyd cyn {before}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>incorporated since {since}</source>
        <translation>a gorfforwyd ers {since}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>incorporated since {since} and before {before}</source>
        <translation>a gorfforwyd ers {since} a chyn {before}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>inside “{name}”</source>
        <translation>y tu mewn i “{name}”</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>its centre</source>
        <translation>ei ganol</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>jobs</source>
        <translation>swyddi</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/contract.py"/>
        <source>known format</source>
        <translation>fformat hysbys</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <source>layer</source>
        <translation>haen</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>less than</source>
        <translation>llai na</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>linear: in proportion to the value. sqrt and log keep one giant from making the rest look flat; say so on the map.</source>
        <translation>linear: mewn cyfrannedd â'r gwerth. Mae sqrt a log yn atal un cawr rhag gwneud i'r gweddill edrych yn wastad; dywedwch hynny ar y map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>loaded</source>
        <translation>wedi'i lwytho</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>local authority districts</source>
        <translation>dosbarthau awdurdod lleol</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>location quotient,lq,specialisation,share,concentration,statistic</source>
        <translation>cyniferydd lleoliad,arbenigo,cyfran,location quotient,lq,specialisation,share,concentration,statistic</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>lower layer super output areas</source>
        <translation>ardaloedd cynnyrch ehangach haen is</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>metres between opposite sides, 250 to 10000; or 7, 8 or 9 for a resolution of the H3 grid</source>
        <translation>metrau rhwng ochrau cyferbyn, 250 i 10000; neu 7, 8 neu 9 am gydraniad y grid H3</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>metres or degrees</source>
        <translation>metrau neu raddau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>middle layer super output areas</source>
        <translation>ardaloedd cynnyrch ehangach haen ganol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>million {unit}</source>
        <translation>miliynau ({unit})</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>moran,lisa,local,autocorrelation,outlier,cluster,statistic</source>
        <translation>moran,lisa,lleol,cymdogion,local,autocorrelation,outlier,cluster,statistic</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>more or fewer cells than the header</source>
        <translation>mwy neu lai o gelloedd na'r pennawd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/kinds.py"/>
        <source>more than</source>
        <translation>mwy na</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>mostly at one postcode</source>
        <translation>yn bennaf wrth un cod post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>mostly one company</source>
        <translation>un cwmni yn bennaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>mostly one group</source>
        <translation>un grŵp yn bennaf</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>name only</source>
        <translation>enw yn unig</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>named with its tier in the report</source>
        <translation>wedi'i enwi gyda'i haen yn yr adroddiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_labels.py"/>
        <source>near {place}</source>
        <translation>ger {place}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>neighbouring authorities</source>
        <translation>awdurdodau cyfagos</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>no SIC definition exists</source>
        <translation>nid oes diffiniad SIC</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>no coordinates</source>
        <translation>dim cyfesurynnau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>no figure</source>
        <translation>dim ffigur</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>no layer says in which reference system the geometry is, and on the National Grid it lies nowhere near Britain: write transform(geometry, 'EPSG:4326', 'EPSG:27700') with the system of your layer.</source>
        <translation>nid oes haen yn dweud ym mha system gyfeirnod y mae'r geometreg, ac ar y Grid Cenedlaethol nid yw'n agos at Brydain: ysgrifennwch transform(geometry, 'EPSG:4326', 'EPSG:27700') â system eich haen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>no postcode</source>
        <translation>dim cod post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/lists.py"/>
        <source>no site of its own</source>
        <translation>dim safle ei hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/growth_algorithm.py"/>
        <source>no start to compare with</source>
        <translation>dim dechrau i gymharu ag ef</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>no {}</source>
        <translation>dim {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>nobody else</source>
        <translation>neb arall</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>nomis,ons,msoa,lsoa,district,authority,business counts,choropleth,area,gss</source>
        <translation>ardal,dosbarth,awdurdod,cyfrifon busnes,nomis,ons,msoa,lsoa,district,authority,business counts,choropleth,area,gss</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/spikes_page.py"/>
        <source>none</source>
        <translation>dim</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/conditions_list.py"/>
        <source>none of:</source>
        <translation>yr un o'r rhain:</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>normal distribution</source>
        <translation>dosraniad normal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>not a postcode</source>
        <translation>ddim yn god post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/conditions_list.py"/>
        <source>not all of:</source>
        <translation>nid pob un o'r rhain:</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>not at all</source>
        <translation>dim o gwbl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>not in these company data</source>
        <translation>nid yn y data cwmnïau hyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>not known</source>
        <translation>ddim yn hysbys</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>not printed</source>
        <translation>heb ei argraffu</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>not {part}</source>
        <translation>nid {part}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/scorecard_page.py"/>
        <source>nothing chosen</source>
        <translation>dim wedi'i ddewis</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/obliquehexes.json"/>
        <source>oblique,isometric,extrude,prism,column,3d,hexagon,print</source>
        <translation>lletraws,colofn,hecsagon,argraffu,oblique,isometric,extrude,prism,column,3d,hexagon,print</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/query_condition.ui"/>
        <source>of</source>
        <translation>o</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>of all sectors</source>
        <translation>o bob sector</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>of another year than the one that counts</source>
        <translation>o flwyddyn wahanol i'r un sy'n cyfrif</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>of large size (250 or more employees)</source>
        <translation>o faint mawr (250 neu fwy o weithwyr)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>of medium size (50 to 249 employees)</source>
        <translation>o faint canolig (50 i 249 o weithwyr)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>of micro size (fewer than 10 employees)</source>
        <translation>o faint micro (llai na 10 o weithwyr)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>of small size (10 to 49 employees)</source>
        <translation>o faint bach (10 i 49 o weithwyr)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>of the kind {value}</source>
        <translation>o'r math {value}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/disclosure_box.py"/>
        <source>off</source>
        <translation>i ffwrdd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>offers H3 cells beside the British National Grid</source>
        <translation>yn cynnig celloedd H3 ochr yn ochr â Grid Cenedlaethol Prydain</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>official</source>
        <translation>swyddogol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>one company has {part} of the {amount} here</source>
        <translation>mae gan un cwmni {part} o'r {amount} yma</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>one company has {part} of the {amount} here ({whole} of the map's total)</source>
        <translation>mae gan un cwmni {part} o'r {amount} yma ({whole} o gyfanswm y map)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>one company with more than {share:g} %</source>
        <translation>un cwmni â mwy na {share:g} %</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>only the name is in the report</source>
        <translation>dim ond yr enw sydd yn yr adroddiad</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>or a folder of it, unpacked</source>
        <translation>neu ffolder ohono, wedi'i ddadbacio</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>or a layer of companies</source>
        <translation>neu haen o gwmnïau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>or a layer of figures</source>
        <translation>neu haen o ffigurau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hexmetrics.json"/>
        <source>or these authorities</source>
        <translation>neu'r awdurdodau hyn</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>or: earlier map</source>
        <translation>neu: map cynharach</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/locationquotient.json"/>
        <source>or: map of the cluster</source>
        <translation>neu: map o'r clwstwr</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>organisations</source>
        <translation>sefydliadau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>output areas</source>
        <translation>ardaloedd cynnyrch</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>own places</source>
        <translation>lleoedd eich hun</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/hotspots.json"/>
        <location filename="../resources/algorithms/localmoran.json"/>
        <source>p values</source>
        <translation>gwerthoedd p</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>pence</source>
        <translation>ceiniogau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>people</source>
        <translation>pobl</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>per cent</source>
        <translation>y cant</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>per km²</source>
        <translation>fesul km²</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/areadata.json"/>
        <source>per_km2: how many on a square kilometre. share: per cent of the map's total. count: the figure itself, which is larger in larger areas whatever their economy. Rates and averages are always shown as they are.</source>
        <translation>per_km2: faint ar gilometr sgwâr. share: y cant o gyfanswm y map. count: y ffigur ei hun, sy'n fwy mewn ardaloedd mwy beth bynnag fo'u heconomi. Dangosir cyfraddau a chyfartaleddau bob amser fel y maent.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>postcode not in the directory</source>
        <translation>cod post nad yw yn y cyfeirlyfr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>postcode without a position</source>
        <translation>cod post heb leoliad</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>postcode,directory,onspd,nspl,code-point,geocode,ons,update,postcodes.io</source>
        <translation>cod post,cyfeirlyfr,diweddaru,postcode,directory,onspd,nspl,code-point,geocode,ons,update,postcodes.io</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/postcodes_io.py"/>
        <source>postcodes.io answered something else than postcodes: try again later.</source>
        <translation>Atebodd postcodes.io rywbeth heblaw codau post: rhowch gynnig arall arni yn nes ymlaen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/postcodes_io.py"/>
        <source>postcodes.io is switched off under Settings, Options, Midlands Clusters: nothing was sent.</source>
        <translation>Mae postcodes.io wedi'i ddiffodd o dan Gosodiadau, Dewisiadau, Midlands Clusters: nid anfonwyd dim.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>postcodes.io knows none of the {asked} postcodes either.</source>
        <translation>Nid yw postcodes.io yn adnabod yr un o'r {asked} cod post chwaith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>postcodes.io knows {found} of the {asked} postcodes; make the map again to place their companies.</source>
        <translation>Mae postcodes.io yn adnabod {found} o'r {asked} cod post; gwnewch y map eto i leoli eu cwmnïau.</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/postgishexmetrics.json"/>
        <source>postgis,postgresql,database,sql,hexagon,grid,cluster,metric,business,council</source>
        <translation>cronfa ddata,hecsagon,clwstwr,cyngor,postgis,postgresql,database,sql,hexagon,grid,cluster,metric,business,council</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>pounds</source>
        <translation>punnoedd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/exportmap.json"/>
        <source>print,layout,pdf,png,svg,atlas,export,map,template,page</source>
        <translation>argraffu,cynllun,allforio,templed,tudalen,print,layout,pdf,png,svg,atlas,export,map,template,page</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>projects</source>
        <translation>prosiectau</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/spatialquery.json"/>
        <source>query,question,near,within,distance,radius,buffer,select,filter,travel time,place,company</source>
        <translation>ymholiad,cwestiwn,ger,o fewn,pellter,radiws,dewis,hidlo,amser teithio,lle,cwmni,query,question,near,within,distance,radius,buffer,select,filter,travel time,place,company</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>reads and writes large files several times faster</source>
        <translation>yn darllen ac yn ysgrifennu ffeiliau mawr sawl gwaith yn gyflymach</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>regions</source>
        <translation>rhanbarthau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>rejected rows</source>
        <translation>rhesi a wrthodwyd</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importpostcodes.json"/>
        <source>replace uses the new directory alone; extend keeps the built-in postcodes that it lacks; auto replaces where the file is a whole directory with its terminated postcodes, and extends otherwise; builtin removes what was imported.</source>
        <translation>Mae replace yn defnyddio'r cyfeirlyfr newydd yn unig; mae extend yn cadw'r codau post mewnol nad oes ganddo; mae auto yn disodli lle mae'r ffeil yn gyfeirlyfr cyfan â'i godau post a derfynwyd, ac fel arall yn ymestyn; mae builtin yn dileu'r hyn a fewnforiwyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>report, 2023</source>
        <translation>adroddiad, 2023</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>rounds</source>
        <translation>rowndiau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>rows to look at</source>
        <translation>rhesi i edrych arnynt</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/scorecard.json"/>
        <source>scorecard,metric,ecosystem,compare,report,investment,cluster</source>
        <translation>cerdyn sgorio,metrig,ecosystem,cymharu,adroddiad,scorecard,metric,ecosystem,compare,report,investment,cluster</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>sea</source>
        <translation>môr</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/importcompanies.json"/>
        <source>share divides a company's employees and turnover equally over its sites; first keeps them all at its first site. Only matters where a company stands in several rows.</source>
        <translation>Mae share yn rhannu gweithwyr a throsiant cwmni'n gyfartal dros ei safleoedd; mae first yn eu cadw i gyd wrth ei safle cyntaf. Nid yw'n bwysig ond lle mae cwmni mewn sawl rhes.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>share of the total</source>
        <translation>cyfran o'r cyfanswm</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>shown</source>
        <translation>dangosir</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/statistics_page.py"/>
        <source>shuffling</source>
        <translation>siffrwd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>spikes: hexagons that stand out because of one company, one group or one address</source>
        <translation>pigau: hecsagonau sy'n sefyll allan oherwydd un cwmni, un grŵp neu un cyfeiriad</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>stated</source>
        <translation>wedi'i nodi</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/clusters.json"/>
        <source>strongly implied</source>
        <translation>ymhlyg yn gryf</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/services.json"/>
        <source>super generalised (200 m): for drawing, not for assigning</source>
        <translation>wedi'i or-gyffredinoli (200 m): ar gyfer lluniadu, nid ar gyfer aseinio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/ui/statistics_page.ui"/>
        <source>t&amp;o the end of</source>
        <translation>hyd &amp;ddiwedd</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>that are foreign-owned</source>
        <translation>sydd mewn perchnogaeth dramor</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>that are high growth</source>
        <translation>sydd â thwf uchel</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>that are not foreign-owned</source>
        <translation>nad ydynt mewn perchnogaeth dramor</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>that are not high growth</source>
        <translation>nad oes ganddynt dwf uchel</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>that are not spikes</source>
        <translation>nad ydynt yn bigau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>that are not suppressed</source>
        <translation>nad ydynt wedi'u hatal</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>that are spikes</source>
        <translation>sy'n bigau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>that are suppressed</source>
        <translation>sydd wedi'u hatal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/cell_functions.py"/>
        <source>the H3 grid needs the Python package h3, which this QGIS does not have.</source>
        <translation>mae'r grid H3 angen y pecyn Python h3, nad yw gan y QGIS hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/map_functions.py"/>
        <source>the area of the map</source>
        <translation>ardal y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>the argument geometry must be a geometry, such as $geometry.</source>
        <translation>rhaid i'r arganlyn geometry fod yn geometreg, megis $geometry.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/place_functions.py"/>
        <source>the argument give is 'code' or 'name'.</source>
        <translation>'code' neu 'name' yw'r arganlyn give.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>the argument {name} must be a number.</source>
        <translation>rhaid i'r arganlyn {name} fod yn rhif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/function_base.py"/>
        <source>the argument {name} must be a text.</source>
        <translation>rhaid i'r arganlyn {name} fod yn destun.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/map_functions.py"/>
        <source>the companies of the map have no figures for {metric}.</source>
        <translation>nid oes gan gwmnïau'r map ffigurau ar gyfer {metric}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>the company file</source>
        <translation>y ffeil gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>the count itself</source>
        <translation>y cyfrif ei hun</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>the east</source>
        <translation>y dwyrain</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>the hexagon</source>
        <translation>yr hecsagon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/polygon_layers.py"/>
        <source>the hexagon layer of a map</source>
        <translation>haen hecsagonau map</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>the id of a cell, as mc_cell_id gives it and the column cell_id holds it</source>
        <translation>id cell, fel y mae mc_cell_id yn ei roi a'r golofn cell_id yn ei ddal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/concentration_algorithm.py"/>
        <source>the largest {} hold {:.0f}%</source>
        <translation>mae gan y {} mwyaf {:.0f}%</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>the lower bound of a band</source>
        <translation>ffin isaf band</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <source>the map</source>
        <translation>y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/map_functions.py"/>
        <source>the map has no metric {metric}.</source>
        <translation>nid oes gan y map fetrig {metric}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/map_functions.py"/>
        <source>the map's layer was removed from the project: make the map again.</source>
        <translation>tynnwyd haen y map o'r project: gwnewch y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>the month stands first</source>
        <translation>y mis sydd gyntaf</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/area_data_page.py"/>
        <source>the newest ({period})</source>
        <translation>y diweddaraf ({period})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>the north</source>
        <translation>y gogledd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>the north-east</source>
        <translation>y gogledd-ddwyrain</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>the north-west</source>
        <translation>y gogledd-orllewin</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>the point drawn</source>
        <translation>y pwynt a luniwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>the polygon drawn</source>
        <translation>y polygon a luniwyd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>the postcode at the end of the text</source>
        <translation>y cod post ar ddiwedd y testun</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>the postcode {postcode}</source>
        <translation>y cod post {postcode}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/map_functions.py"/>
        <source>the project has no map of all companies: make one in the Midlands Clusters panel.</source>
        <translation>nid oes gan y project fap o bob cwmni: gwnewch un ym mhanel Midlands Clusters.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/map_functions.py"/>
        <source>the project has no map of the cluster {cluster}: make one in the panel.</source>
        <translation>nid oes gan y project fap o'r clwstwr {cluster}: gwnewch un yn y panel.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>the south</source>
        <translation>y de</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>the south-east</source>
        <translation>y de-ddwyrain</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>the south-west</source>
        <translation>y de-orllewin</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_data.py"/>
        <source>the west</source>
        <translation>y gorllewin</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/query/shapes.py"/>
        <source>the {n} selected features of {layer}</source>
        <translation>
            <numerusform>y {n} o nodweddion a ddewiswyd yn {layer}</numerusform>
            <numerusform>y nodwedd a ddewiswyd yn {layer} ({n})</numerusform>
            <numerusform>y {n} o nodweddion a ddewiswyd yn {layer}</numerusform>
            <numerusform>y {n} o nodweddion a ddewiswyd yn {layer}</numerusform>
            <numerusform>y {n} o nodweddion a ddewiswyd yn {layer}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/map_functions.py"/>
        <source>there is no cluster {cluster}.</source>
        <translation>nid oes clwstwr {cluster}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/map_functions.py"/>
        <source>there is no metric {metric}.</source>
        <translation>nid oes metrig {metric}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>thousand {unit}</source>
        <translation>miloedd ({unit})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>tier implied by the report</source>
        <translation>haen wedi'i hawgrymu gan yr adroddiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>tier strongly implied by the report</source>
        <translation>haen wedi'i hawgrymu'n gryf gan yr adroddiad</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>times {factor:,}</source>
        <translation>wedi'i luosi â {factor:,}</translation>
    </message>
    <message>
        <location filename="../resources/algorithms/growth.json"/>
        <source>to end of year</source>
        <translation>hyd ddiwedd blwyddyn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>to protect businesses</source>
        <translation>i ddiogelu busnesau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>towns</source>
        <translation>trefi</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>true in Derby and Derbyshire</source>
        <translation>gwir yn Derby a Derbyshire</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>true within 5 km</source>
        <translation>gwir o fewn 5 km</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>turnover</source>
        <translation>trosiant</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure_rule.py"/>
        <source>two companies with more than {share:g} %</source>
        <translation>dau gwmni â mwy na {share:g} %</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/services.json"/>
        <source>ultra generalised (500 m): for drawing, not for assigning</source>
        <translation>wedi'i gyffredinoli i'r eithaf (500 m): ar gyfer lluniadu, nid ar gyfer aseinio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>under 1%</source>
        <translation>llai nag 1%</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>universities</source>
        <translation>prifysgolion</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/metadata.py"/>
        <source>universities, innovation hubs, investment sites</source>
        <translation>prifysgolion, hybiau arloesi, safleoedd buddsoddi</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>university, innovation_hub, investment_atlas, a type such as Freeport, or a place's name</source>
        <translation>university, innovation_hub, investment_atlas, teip megis Freeport, neu enw lle</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>up to {value}</source>
        <translation>hyd at {value}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_codes.py"/>
        <source>wards</source>
        <translation>wardiau</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/functions.json"/>
        <source>what is counted: business_count, employees, turnover or another metric of companies</source>
        <translation>yr hyn a gyfrifir: business_count, employees, turnover neu fetrig arall o gwmnïau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <source>what was left out, and the counts of the run, JSON</source>
        <translation>yr hyn a adawyd allan, a chyfrifon y rhediad, JSON</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>where “{column}” contains “{text}”</source>
        <translation>lle mae “{column}” yn cynnwys “{text}”</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>where “{column}” is yes</source>
        <translation>lle mae “{column}” yn ie</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>where “{column}” is “{value}”</source>
        <translation>lle mae “{column}” yn “{value}”</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with a SIC code that begins with {prefix}</source>
        <translation>â chod SIC sy'n dechrau â {prefix}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with exactly {value} {what}</source>
        <translation>â {value} {what} yn union</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with fewer than {value} {what}</source>
        <translation>â llai na {value} {what}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with more than {value} {what}</source>
        <translation>â mwy na {value} {what}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {value} or fewer {what}</source>
        <translation>â {value} neu lai o {what}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {value} or more {what}</source>
        <translation>â {value} neu fwy o {what}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {value} to {upper} {what}</source>
        <translation>â {value} i {upper} {what}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {what} of exactly {value}</source>
        <translation>â {what} o {value} yn union</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {what} of less than {value}</source>
        <translation>â {what} o lai na {value}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {what} of more than {value}</source>
        <translation>â {what} o fwy na {value}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {what} of {value} or less</source>
        <translation>â {what} o {value} neu lai</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {what} of {value} or more</source>
        <translation>â {what} o {value} neu fwy</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>with {what} of {value} to {upper}</source>
        <translation>â {what} o {value} i {upper}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>within {distance} of {spot}</source>
        <translation>o fewn {distance} i {spot}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_rows.py"/>
        <source>without the form of a postcode</source>
        <translation>heb ffurf cod post</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>writes Excel workbooks</source>
        <translation>yn ysgrifennu llyfrau gwaith Excel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/location_quotient_algorithm.py"/>
        <source>{:,} are specialised (the whole interval is above 1).</source>
        <translation>Mae {:,} yn arbenigol (mae'r cyfwng cyfan uwchlaw 1).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/run_summary.py"/>
        <source>{:,} companies count in their authority's nearest hexagon, because the outline leaves that authority none where they are.</source>
        <translation>Mae {:,} cwmni yn cyfrif yn hecsagon agosaf eu hawdurdod, am nad yw'r amlinell yn gadael yr un i'r awdurdod hwnnw lle y maent.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/density_clusters.py"/>
        <source>{:,} density clusters with {:,} of {:,} sites.</source>
        <translation>{:,} clwstwr dwysedd â {:,} o {:,} safle.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/hot_spots_algorithm.py"/>
        <source>{:,} of {:,} hexagons are hot spots and {:,} cold spots at 90% or more. {}.</source>
        <translation>Mae {:,} o {:,} hecsagon yn fannau poeth a {:,} yn fannau oer ar 90% neu fwy. {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/location_quotient_algorithm.py"/>
        <source>{:,} of {:,} places have a figure, {:,} of them a reliable one.</source>
        <translation>Mae gan {:,} o {:,} lle ffigur, {:,} ohonynt un dibynadwy.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <source>{:,} polygons have a negative value and are drawn flat.</source>
        <translation>Mae gan {:,} polygon werth negyddol ac fe'u lluniedir yn wastad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/oblique_hexes.py"/>
        <source>{:,} polygons have no value and are drawn flat.</source>
        <translation>Nid oes gan {:,} polygon werth ac fe'u lluniedir yn wastad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/concentration_algorithm.py"/>
        <source>{:,} values ({:,} of them 0, {:,} not known). Gini {:.3f}; Herfindahl {:.4f}, as {:,.1f} equal ones would have; {}.</source>
        <translation>{:,} gwerth ({:,} ohonynt yn 0, {:,} nad ydynt yn hysbys). Gini {:.3f}; Herfindahl {:.4f}, fel y byddai gan {:,.1f} o rai cyfartal; {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>{area:,.3g} km² of the map's area</source>
        <translation>{area:,.3g} km² o ardal y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>{area:,.3g} km² of the map's area ({share})</source>
        <translation>{area:,.3g} km² o ardal y map ({share})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/answer_figures.py"/>
        <source>{areas} of these places have no site of their own: the point is the middle of an area.</source>
        <translation>Nid oes safle ei hun gan {areas} o'r lleoedd hyn: canol ardal yw'r pwynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>{authority}: {figures}</source>
        <translation>{authority}: {figures}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/download_boundaries.py"/>
        <source>{clip}: {meaning}.</source>
        <translation>{clip}: {meaning}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} Innovate UK funding</source>
        <translation>{cluster}: cyllid Innovate UK</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} business</source>
        <translation>{cluster}: busnes</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} businesses</source>
        <translation>{cluster}: busnesau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} businesses incorporated 2017 to 2022</source>
        <translation>{cluster}: busnesau a gorfforwyd 2017 i 2022</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} businesses with £100m turnover or more</source>
        <translation>{cluster}: busnesau â throsiant o £100m neu fwy</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} employees</source>
        <translation>{cluster}: gweithwyr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} foreign-owned businesses</source>
        <translation>{cluster}: busnesau mewn perchnogaeth dramor</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} high growth businesses</source>
        <translation>{cluster}: busnesau twf uchel</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/refresh.py"/>
        <source>{cluster} is counted by SIC codes, which the database does not do: choose a cluster of the report.</source>
        <translation>Cyfrifir {cluster} yn ôl codau SIC, nad yw'r gronfa ddata'n ei wneud: dewiswch un o glystyrau'r adroddiad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/catalogue.py"/>
        <source>{cluster} is matched by words in the companies' names too: make a map of it, and ask its companies layer.</source>
        <translation>Caiff {cluster} ei baru yn ôl geiriau yn enwau'r cwmnïau hefyd: gwnewch fap ohono, a gofynnwch i'w haen gwmnïau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster} turnover</source>
        <translation>{cluster}: trosiant</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/scorecard_table.py"/>
        <source>{cluster}, whole Midlands Engine area</source>
        <translation>{cluster}, ardal gyfan Midlands Engine</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster}, {area} ({cells})</source>
        <translation>{cluster}, {area} ({cells})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster}, {area} ({cells}): illustrative sample</source>
        <translation>{cluster}, {area} ({cells}): sampl enghreifftiol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{cluster}: {metric}</source>
        <translation>{cluster}: {metric}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/kernel_density.py"/>
        <source>{cluster}: {unit}</source>
        <translation>{cluster}: {unit}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <source>{code} has its figures of {period} in this row, another period than the one that is shown.</source>
        <translation>Mae ffigurau {code} yn y rhes hon o {period}, cyfnod gwahanol i'r un a ddangosir.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/long_tables.py"/>
        <source>{code} has this figure already ({label}): it would be counted twice.</source>
        <translation>Mae gan {code} y ffigur hwn eisoes ({label}): byddai'n cael ei gyfrif ddwywaith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>{code} is another kind of area than {areas}.</source>
        <translation>Math arall o ardal na {areas} yw {code}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>{code} stands in row {row} already: its figures would be counted twice.</source>
        <translation>Mae {code} yn rhes {row} eisoes: byddai ei ffigurau'n cael eu cyfrif ddwywaith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>{column} is a rate or an average, which cannot be added up from districts to counties: give a layer of districts.</source>
        <translation>Cyfradd neu gyfartaledd yw {column}, na ellir ei adio o ddosbarthau i siroedd: rhowch haen o ddosbarthau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>{column} looks like a percentage, an average or a rank by its values, so it is not added up: say that it is a count if it is.</source>
        <translation>Mae {column} yn edrych fel canran, cyfartaledd neu safle yn ôl ei gwerthoedd, felly nis adir: nodwch mai cyfrif ydyw os felly.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{column}: {file} in the file = {map} on the map + {without} without polygon + {outside} outside the area</source>
        <translation>{column}: {file} yn y ffeil = {map} ar y map + {without} heb bolygon + {outside} y tu allan i'r ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>{companies:,} companies stand close together; {fewest} are asked for.</source>
        <translation>Mae {companies:,} o gwmnïau'n sefyll yn agos at ei gilydd; gofynnir am {fewest}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{companies} companies whose names begin alike, perhaps one group, have {part} of the {amount} here</source>
        <translation>mae gan {companies} o gwmnïau y mae eu henwau'n dechrau'n debyg, un grŵp efallai, {part} o'r {amount} yma</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{companies} companies whose names begin alike, perhaps one group, have {part} of the {amount} here ({whole} of the map's total)</source>
        <translation>mae gan {companies} o gwmnïau y mae eu henwau'n dechrau'n debyg, un grŵp efallai, {part} o'r {amount} yma ({whole} o gyfanswm y map)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>{count:,} authority codes are not known to this version of the plugin: {some}.</source>
        <translation>Nid yw {count:,} o godau awdurdod yn hysbys i'r fersiwn hon o'r ategyn: {some}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>{count:,} could not be placed.</source>
        <translation>Ni ellid lleoli {count:,}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>{count:,} features of {layer} fulfil it.</source>
        <translation>Mae {count:,} o nodweddion {layer} yn ei fodloni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>{count:,} of the {of:,} companies in the layer “{layer}” ({share}).</source>
        <translation>Mae {count:,} o'r {of:,} cwmni yn yr haen “{layer}” ({share}).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>{count:,} of the {of:,} company sites in the layer “{layer}” ({share}).</source>
        <translation>Mae {count:,} o'r {of:,} safle cwmni yn yr haen “{layer}” ({share}).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>{count:,} of the {of:,} hexagons in the layer “{layer}” ({share}).</source>
        <translation>Mae {count:,} o'r {of:,} hecsagon yn yr haen “{layer}” ({share}).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>{count:,} of the {of:,} places in the layer “{layer}” ({share}).</source>
        <translation>Mae {count:,} o'r {of:,} lle yn yr haen “{layer}” ({share}).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>{count:,} {called} names are not in the catalogue: {shown}.</source>
        <translation>Nid yw {count:,} o enwau {called} yn y catalog: {shown}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>{count:,}: {reason}</source>
        <translation>{count:,}: {reason}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>{county}: {given} of {all} districts have a figure, so its sum is too low.</source>
        <translation>{county}: mae gan {given} o {all} dosbarth ffigur, felly mae ei swm yn rhy isel.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>{count} ({share} of this map)</source>
        <translation>{count} ({share} o'r map hwn)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/columns/plan.py"/>
        <source>{count} columns leave a doubt: {names}. The reading contract says what each is.</source>
        <translation>Mae {count} colofn yn gadael amheuaeth: {names}. Mae'r contract darllen yn dweud beth yw pob un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>{count} columns of the company file leave a doubt: see the reading contract in the report.</source>
        <translation>Mae {count} colofn o'r ffeil gwmnïau'n gadael amheuaeth: gweler y contract darllen yn yr adroddiad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <source>{count} parts were read as one file; rows are numbered on from part to part.</source>
        <translation>Darllenwyd {count} rhan fel un ffeil; rhifir rhesi ymlaen o ran i ran.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>{count} postcodes are now in use. Companies that were placed before stay where they are until the map is made again.</source>
        <translation>Mae {count} cod post bellach ar waith. Bydd cwmnïau a leolwyd eisoes yn aros lle y maent nes gwneud y map eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>{count} rows of the boundary layer were left out, without upper-tier code or polygon: {some}.</source>
        <translation>Gadawyd {count} o resi'r haen ffiniau allan, heb god haen uchaf neu bolygon: {some}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/area_page.py"/>
        <source>{count} ticked: {names}</source>
        <translation>{count} wedi'u ticio: {names}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>{districts} districts were joined to their counties.</source>
        <translation>Unwyd {districts} dosbarth â'u siroedd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/significance.py"/>
        <source>{draws:,} permutations cannot give a p below {least:g}: among {tests:,} hexagons none counts at 95 % unless {needed:,} or more reach it. Use more permutations to find single ones.</source>
        <translation>Ni all {draws:,} trynewidiad roi p islaw {least:g}: ymhlith {tests:,} hecsagon nid oes yr un yn cyfrif ar 95 % oni bai bod {needed:,} neu fwy yn ei gyrraedd. Defnyddiwch ragor o drynewidiadau i ganfod rhai unigol.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/boundary_page.py"/>
        <source>{edition}: {name}</source>
        <translation>{edition}: {name}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>{failed:,} points of {name} could not be converted to {bng}.</source>
        <translation>Ni ellid trosi {failed:,} o bwyntiau {name} i {bng}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>{far:,} postcodes lie more than 20 km from where the built-in directory has them.</source>
        <translation>Mae {far:,} o godau post fwy nag 20 km o'r lle y mae'r cyfeirlyfr mewnol yn eu rhoi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_rows.py"/>
        <source>{file} cannot be read: close the program that uses it, or copy the file to this computer.</source>
        <translation>Ni ellir darllen {file}: caewch y rhaglen sy'n ei defnyddio, neu copïwch y ffeil i'r cyfrifiadur hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/rasters.py"/>
        <source>{file} cannot be written: choose another folder, and a name that ends in .tif.</source>
        <translation>Ni ellir ysgrifennu {file}: dewiswch ffolder arall, ac enw sy'n gorffen yn .tif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/rasters.py"/>
        <source>{file} cannot be written: the disk may be full.</source>
        <translation>Ni ellir ysgrifennu {file}: gall y ddisg fod yn llawn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>{file} could not be read as a layer of boundaries.</source>
        <translation>Ni ellid darllen {file} fel haen o ffiniau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_rows.py"/>
        <source>{file} could not be read as a table: save it as CSV or XLSX.</source>
        <translation>Ni ellid darllen {file} fel tabl: cadwch hi fel CSV neu XLSX.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>{file} could not be read: unpack it and choose the file of boundaries in it.</source>
        <translation>Ni ellid darllen {file}: dadbaciwch hi a dewiswch y ffeil ffiniau sydd ynddi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>{file} has codes but no column of figures: choose another table.</source>
        <translation>Mae gan {file} godau ond dim colofn o ffigurau: dewiswch dabl arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/layout.py"/>
        <source>{file} has no column of GSS codes (such as E02002483): choose a table by area, with codes beside the names.</source>
        <translation>Nid oes gan {file} golofn o godau GSS (megis E02002483): dewiswch dabl fesul ardal, â chodau wrth ochr yr enwau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/layout.py"/>
        <source>{file} has no header above the figures: the first row must name the columns.</source>
        <translation>Nid oes gan {file} bennawd uwchben y ffigurau: rhaid i'r rhes gyntaf enwi'r colofnau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>{file} has no polygons: choose a layer of authority boundaries.</source>
        <translation>Nid oes polygonau yn {file}: dewiswch haen o ffiniau awdurdodau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/layout.py"/>
        <source>{file} holds several tables one below the other: download one date and one breakdown at a time.</source>
        <translation>Mae gan {file} sawl tabl y naill o dan y llall: llwythwch i lawr un dyddiad ac un dadansoddiad ar y tro.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_rows.py"/>
        <source>{file} is not there: choose another file.</source>
        <translation>Nid yw {file} yno: dewiswch ffeil arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/area_rows.py"/>
        <source>{file} is too large for a table of area figures: choose another file.</source>
        <translation>Mae {file} yn rhy fawr ar gyfer tabl o ffigurau ardal: dewiswch ffeil arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>{file} needs a column of company numbers and one of employees or turnover: say which they are.</source>
        <translation>Mae {file} angen colofn o rifau cwmni ac un o weithwyr neu drosiant: nodwch pa rai ydynt.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>{first} and {last}</source>
        <translation>{first} a {last}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>{first} and {second} ({size:.4f} km2)</source>
        <translation>{first} a {second} ({size:.4f} km2)</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>{first} or {last}</source>
        <translation>{first} neu {last}</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>{first}, {last}</source>
        <translation>{first}, {last}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_postcodes.py"/>
        <source>{found:,} of {asked:,} unknown postcodes were found by postcodes.io.</source>
        <translation>Canfuwyd {found:,} o {asked:,} cod post anhysbys gan postcodes.io.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>{funded_companies:,} have Innovate UK funding of £{funding_gbp:,.0f} together</source>
        <translation>mae gan {funded_companies:,} gyllid Innovate UK o £{funding_gbp:,.0f} gyda'i gilydd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{heading}, by area</source>
        <translation>{heading}, fesul ardal</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{heading}. {areas}: {count}. {title}</source>
        <translation>{heading}. {areas}: {count}. {title}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{heading}: highest in {where}</source>
        <translation>{heading}: uchaf yn {where}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/disclosure.py"/>
        <source>{hidden:,} hexagons are hidden ({primary:,} by the rule, {more:,} to protect them), and {totals:,} authority totals.</source>
        <translation>Cuddiwyd {hidden:,} o hecsagonau ({primary:,} gan y rheol, {more:,} i'w diogelu), a {totals:,} o gyfansymiau awdurdod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>{host} answers too slowly: try again later.</source>
        <translation>Mae {host} yn ateb yn rhy araf: rhowch gynnig arall arni yn nes ymlaen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>{host} asks for a user name and password: ask whoever runs it, or download the file in a web browser.</source>
        <translation>Mae {host} yn gofyn am enw defnyddiwr a chyfrinair: holwch bwy bynnag sy'n ei redeg, neu llwythwch y ffeil i lawr mewn porwr gwe.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>{host} cannot be reached: check the internet connection, or the proxy in QGIS under Settings, Options, Network.</source>
        <translation>Ni ellir cyrraedd {host}: gwiriwch y cysylltiad rhyngrwyd, neu'r dirprwy weinydd yn QGIS o dan Gosodiadau, Dewisiadau, Rhwydwaith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>{host} does not have this any more: choose another edition.</source>
        <translation>Nid yw hwn gan {host} mwyach: dewiswch argraffiad arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>{host} has a fault of its own (answer {status}): try again later.</source>
        <translation>Mae nam ar {host} ei hun (ateb {status}): rhowch gynnig arall arni yn nes ymlaen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>{host} is busy and asks to wait {minutes:,} minutes: try again then.</source>
        <translation>Mae {host} yn brysur ac yn gofyn am aros {minutes:,} munud: rhowch gynnig arall arni wedyn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>{host} is busy: try again in some minutes.</source>
        <translation>Mae {host} yn brysur: rhowch gynnig arall arni ymhen rhai munudau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>{host} leads away from a secure connection, so nothing was downloaded.</source>
        <translation>Mae {host} yn arwain oddi wrth gysylltiad diogel, felly ni lwythwyd dim i lawr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>{host} passes the request on without end: try again later.</source>
        <translation>Mae {host} yn pasio'r cais ymlaen yn ddiddiwedd: rhowch gynnig arall arni yn nes ymlaen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>{host} refuses the download: the network may block it; ask your IT department, or download the file in a web browser.</source>
        <translation>Mae {host} yn gwrthod y llwythiad: gall y rhwydwaith ei rwystro; gofynnwch i'ch adran TG, neu llwythwch y ffeil i lawr mewn porwr gwe.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network.py"/>
        <source>{host} sent more than {most:,} MB, which this download never needs: nothing was kept.</source>
        <translation>Anfonodd {host} fwy na {most:,} MB, nad yw'r llwythiad hwn byth ei angen: ni chadwyd dim.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/online/network_texts.py"/>
        <source>{host} was not found: check the internet connection, or the proxy in QGIS under Settings, Options, Network.</source>
        <translation>Ni chanfuwyd {host}: gwiriwch y cysylltiad rhyngrwyd, neu'r dirprwy weinydd yn QGIS o dan Gosodiadau, Dewisiadau, Rhwydwaith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/cell_functions.py"/>
        <source>{id} is no id of a hexagon, such as bng1000_503_331.</source>
        <translation>nid id hecsagon yw {id}, megis bng1000_503_331.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>{kept:,} postcodes were added from {source}.</source>
        <translation>Ychwanegwyd {kept:,} o godau post o {source}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/functions/place_functions.py"/>
        <source>{kind} is no kind and no name of a place; use mc_postcode_point for a postcode.</source>
        <translation>nid math nac enw lle yw {kind}; defnyddiwch mc_postcode_point ar gyfer cod post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>{known:,} of {rows:,}</source>
        <translation>{known:,} o {rows:,}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/layer_frames.py"/>
        <source>{lacking:,} features of {name} have no single place (empty, or several points).</source>
        <translation>Nid oes un lleoliad gan {lacking:,} o nodweddion {name} (gwag, neu sawl pwynt).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>{layers} has edits that are not saved, and this run gives it other data. What should become of the edits?</source>
        <translation>Mae gan {layers} olygiadau nas cadwyd, ac mae'r rhediad hwn yn rhoi data arall. Beth ddylai ddigwydd i'r golygiadau?</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/shapes.py"/>
        <source>{layer}, {field} up to {limit}</source>
        <translation>{layer}, {field} hyd at {limit}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/hexmap/report.py"/>
        <source>{layer}. Cluster: {cluster}. Area: {area}. {grid}.</source>
        <translation>{layer}. Clwstwr: {cluster}. Ardal: {area}. {grid}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>{layer}: {notes}</source>
        <translation>{layer}: {notes}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>{left_out:,} dissolved or closed companies were left out; they can be read too, if you ask for them.</source>
        <translation>Gadawyd {left_out:,} o gwmnïau a ddiddymwyd neu a gaewyd allan; gellir eu darllen hefyd, os gofynnwch amdanynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>{left_out} of {count} places of the kind {kind} have no site of their own and are left out.</source>
        <translation>Nid oes safle ei hun gan {left_out} o {count} lle o'r math {kind} ac fe'u gadewir allan.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/inset_maps.py"/>
        <source>{letter}  Around {town}: {figure}</source>
        <translation>{letter}  O amgylch {town}: {figure}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/inset_maps.py"/>
        <source>{letter}  {figure}</source>
        <translation>{letter}  {figure}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{metric}, all sectors</source>
        <translation>{metric}, pob sector</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{metric}, {cluster}</source>
        <translation>{metric}, {cluster}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>{metric}: {note}</source>
        <translation>{metric}: {note}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <source>{missing} of the {value} parts are not in the folder: their companies are missing from the map.</source>
        <translation>Nid yw {missing} o'r {value} rhan yn y ffolder: mae eu cwmnïau ar goll o'r map.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/boundaries.py"/>
        <source>{names} and {more} more</source>
        <translation>{names} a {more} arall</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/result.py"/>
        <source>{names} reads the file of this map and shows the new figures too.</source>
        <translation>Mae {names} yn darllen ffeil y map hwn ac yn dangos y ffigurau newydd hefyd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/group_layers.py"/>
        <source>{name} (illustrative sample)</source>
        <translation>{name} (sampl enghreifftiol)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/record/results.py"/>
        <source>{name} (of the map before)</source>
        <translation>{name} (o'r map blaenorol)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>{name} cannot be opened: close the program that uses it, or ask for the right to read it.</source>
        <translation>Ni ellir agor {name}: caewch y rhaglen sy'n ei ddefnyddio, neu gofynnwch am yr hawl i'w ddarllen.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/vector_file.py"/>
        <source>{name} cannot be read as a layer: choose a GeoPackage, shapefile or GeoJSON of points.</source>
        <translation>Ni ellir darllen {name} fel haen: dewiswch GeoPackage, shapefile neu GeoJSON o bwyntiau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>{name} cannot be read to its end: check the drive or copy the file to this computer.</source>
        <translation>Ni ellir darllen {name} i'w ddiwedd: gwiriwch y gyriant neu copïwch y ffeil i'r cyfrifiadur hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/qgis_io/stamp.py"/>
        <source>{name} cannot be read: check that the file is still there.</source>
        <translation>Ni ellir darllen {name}: gwnewch yn siŵr bod y ffeil yn dal yno.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{name} cannot be unpacked: download it again, or unpack it and choose the folder.</source>
        <translation>Ni ellir dadbacio {name}: llwythwch ef i lawr eto, neu dadbaciwch ef a dewiswch y ffolder.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/whole_file.py"/>
        <source>{name} cannot be written: the folder {folder} is not there; connect its drive or choose another.</source>
        <translation>Ni ellir ysgrifennu {name}: nid yw'r ffolder {folder} yno; cysylltwch ei yriant neu dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/whole_file.py"/>
        <source>{name} cannot be written: the folder {folder} may only be read; choose another.</source>
        <translation>Ni ellir ysgrifennu {name}: dim ond darllen y ffolder {folder} a ganiateir; dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/whole_file.py"/>
        <source>{name} cannot be written: {folder} is a file and no folder; choose another folder.</source>
        <translation>Ni ellir ysgrifennu {name}: ffeil ac nid ffolder yw {folder}; dewiswch ffolder arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/other_sheets.py"/>
        <source>{name} could not be read as a spreadsheet: open it in Excel or LibreOffice and save it as .xlsx or CSV.</source>
        <translation>Ni ellid darllen {name} fel taenlen: agorwch hi yn Excel neu LibreOffice a'i chadw fel .xlsx neu CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>{name} could not be read as a table: save it as CSV or XLSX.</source>
        <translation>Ni ellid darllen {name} fel tabl: cadwch hi fel CSV neu XLSX.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/vector_file.py"/>
        <source>{name} does not say its coordinate reference system: set it in QGIS and export the layer again.</source>
        <translation>Nid yw {name} yn nodi ei system gyfeirnod cyfesurynnau: gosodwch hi yn QGIS ac allforiwch yr haen eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>{name} has a SIC code that is none ({code}): write two to five digits, such as 303.</source>
        <translation>Mae gan {name} god SIC nad yw'n un ({code}): ysgrifennwch ddau i bum digid, megis 303.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/reader.py"/>
        <source>{name} has a header but no rows: choose another file.</source>
        <translation>Mae gan {name} bennawd ond dim rhesi: dewiswch ffeil arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>{name} has codes of two editions of SIC ({editions}): give each edition an entry of its own.</source>
        <translation>Mae gan {name} godau o ddau argraffiad o SIC ({editions}): rhowch ei gofnod ei hun i bob argraffiad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>{name} has more than {most:,} rows: add a set as large as this to QGIS as a layer of its own.</source>
        <translation>Mae gan {name} fwy na {most:,} o resi: ychwanegwch set mor fawr â hon at QGIS fel haen ei hun.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/text_file.py"/>
        <source>{name} has no header: the first row must name the columns.</source>
        <translation>Nid oes pennawd gan {name}: rhaid i'r rhes gyntaf enwi'r colofnau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/vector_file.py"/>
        <source>{name} has no layer "{layer}" of points or rows: choose another.</source>
        <translation>Nid oes gan {name} haen "{layer}" o bwyntiau neu resi: dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{name} has no layer of postcodes: choose the GeoPackage of OS Code-Point Open.</source>
        <translation>Nid oes haen o godau post gan {name}: dewiswch GeoPackage OS Code-Point Open.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>{name} has no rows below its header: choose another file.</source>
        <translation>Nid oes rhesi gan {name} o dan ei phennawd: dewiswch ffeil arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>{name} has no site of its own on the map: choose another place, or draw the ground that you mean.</source>
        <translation>Nid oes safle ei hun gan {name} ar y map: dewiswch le arall, neu lluniwch y tir yr ydych yn ei olygu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>{name} has {rows:,} rows, for which this computer has not memory enough: keep fewer columns or rows in it.</source>
        <translation>Mae gan {name} {rows:,} rhes, nad oes gan y cyfrifiadur hwn ddigon o gof ar eu cyfer: cadwch lai o golofnau neu resi ynddi.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/vector_file.py"/>
        <source>{name} holds neither shapes nor a table: companies must be points, outlines of premises, or rows with a postcode.</source>
        <translation>Nid oes siapiau na thabl yn {name}: rhaid i gwmnïau fod yn bwyntiau, yn amlinellau adeiladau, neu'n rhesi â chod post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/outlines.py"/>
        <source>{name} holds outlines of whole areas, not of sites: choose a file of companies (points, outlines of premises, or postcodes).</source>
        <translation>Amlinellau ardaloedd cyfan, nid safleoedd, sydd yn {name}: dewiswch ffeil o gwmnïau (pwyntiau, amlinellau adeiladau, neu godau post).</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>{name} holds something that cannot be read: save it again, as CSV if nothing else helps.</source>
        <translation>Mae yn {name} rywbeth na ellir ei ddarllen: cadwch hi eto, fel CSV os nad oes dim arall yn helpu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/text_file.py"/>
        <source>{name} holds {count:,} tables: unpack it and choose one of them.</source>
        <translation>Mae {count:,} tabl yn {name}: dadbaciwch ef a dewiswch un ohonynt.</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/grid/lattice.py"/>
        <source>{name} holds {n} hexagons more than once, as maps that overlap and were merged do: delete the duplicates, or choose one map.</source>
        <translation>
            <numerusform>Mae {n} o hecsagonau yn {name} fwy nag unwaith, fel sydd mewn mapiau sy'n gorgyffwrdd ac a unwyd: dilëwch y dyblygion, neu dewiswch un map.</numerusform>
            <numerusform>Mae {n} hecsagon yn {name} fwy nag unwaith, fel sydd mewn mapiau sy'n gorgyffwrdd ac a unwyd: dilëwch y dyblygyn, neu dewiswch un map.</numerusform>
            <numerusform>Mae {n} o hecsagonau yn {name} fwy nag unwaith, fel sydd mewn mapiau sy'n gorgyffwrdd ac a unwyd: dilëwch y dyblygion, neu dewiswch un map.</numerusform>
            <numerusform>Mae {n} o hecsagonau yn {name} fwy nag unwaith, fel sydd mewn mapiau sy'n gorgyffwrdd ac a unwyd: dilëwch y dyblygion, neu dewiswch un map.</numerusform>
            <numerusform>Mae {n} o hecsagonau yn {name} fwy nag unwaith, fel sydd mewn mapiau sy'n gorgyffwrdd ac a unwyd: dilëwch y dyblygion, neu dewiswch un map.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/other_sheets.py"/>
        <source>{name} is a binary Excel workbook: open it in Excel and save it as .xlsx or CSV.</source>
        <translation>Llyfr gwaith Excel deuaidd yw {name}: agorwch ef yn Excel a'i gadw fel .xlsx neu CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/other_sheets.py"/>
        <source>{name} is a document of an old program, not a spreadsheet: save it as .xlsx or CSV.</source>
        <translation>Dogfen o hen raglen, nid taenlen, yw {name}: cadwch hi fel .xlsx neu CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>{name} is a folder: choose a file.</source>
        <translation>Ffolder yw {name}: dewiswch ffeil.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/xlsx_file.py"/>
        <source>{name} is a zip archive, not an Excel workbook: unpack it and choose the file inside.</source>
        <translation>Archif zip yw {name}, nid llyfr gwaith Excel: dadbaciwch hi a dewiswch y ffeil y tu mewn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/parquet_file.py"/>
        <source>{name} is damaged or not a Parquet file: export it again, or as CSV.</source>
        <translation>Mae {name} wedi'i ddifrodi neu nid ffeil Parquet ydyw: allforiwch ef eto, neu fel CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/xlsx_file.py"/>
        <source>{name} is damaged or not an Excel workbook: save it again as .xlsx or CSV.</source>
        <translation>Mae {name} wedi'i ddifrodi neu nid llyfr gwaith Excel ydyw: cadwch ef eto fel .xlsx neu CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/text_file.py"/>
        <source>{name} is damaged or not complete: download it again.</source>
        <translation>Mae {name} wedi'i ddifrodi neu'n anghyflawn: llwythwch ef i lawr eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{name} is damaged, or another program is writing to it: close the program or download it again.</source>
        <translation>Mae {name} wedi'i ddifrodi, neu mae rhaglen arall yn ysgrifennu iddo: caewch y rhaglen neu llwythwch ef i lawr eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{name} is damaged: download it again.</source>
        <translation>Mae {name} wedi'i ddifrodi: llwythwch ef i lawr eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/xlsx_file.py"/>
        <source>{name} is damaged: save it again as .xlsx or CSV.</source>
        <translation>Mae {name} wedi'i ddifrodi: cadwch ef eto fel .xlsx neu CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <location filename="../midlands_clusters_plugin/core/rows/text_file.py"/>
        <source>{name} is empty: choose another file.</source>
        <translation>Mae {name} yn wag: dewiswch ffeil arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/profile/stored_files.py"/>
        <source>{name} is in use: close other QGIS windows and try again.</source>
        <translation>Mae {name} yn cael ei ddefnyddio: caewch ffenestri QGIS eraill a rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>{name} is its own parent, by way of others: take one of the parents out.</source>
        <translation>Mae {name} yn rhiant iddo'i hun, trwy eraill: tynnwch un o'r rhieni allan.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{name} is no postcode directory that is known here: choose the ONS Postcode Directory, NSPL or OS Code-Point Open.</source>
        <translation>Nid yw {name} yn gyfeirlyfr codau post sy'n hysbys yma: dewiswch Gyfeirlyfr Codau Post yr ONS, NSPL neu OS Code-Point Open.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>{name} is no taxonomy: its first row must name the columns name, parent, SIC prefixes, RTIC names, keywords.</source>
        <translation>Nid tacsonomeg yw {name}: rhaid i'w rhes gyntaf enwi'r colofnau name, parent, SIC prefixes, RTIC names, keywords.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/text_file.py"/>
        <source>{name} is not a text file: choose a CSV, an Excel workbook or a GeoPackage.</source>
        <translation>Nid ffeil destun yw {name}: dewiswch CSV, llyfr gwaith Excel neu GeoPackage.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{name} is not on the British National Grid: download Code-Point Open from OS again.</source>
        <translation>Nid yw {name} ar Grid Cenedlaethol Prydain: llwythwch Code-Point Open i lawr o OS eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>{name} is not there any more: choose the file again.</source>
        <translation>Nid yw {name} yno mwyach: dewiswch y ffeil eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/other_sheets.py"/>
        <source>{name} is protected by a password: open it, save it without the password (File, Info, Protect Workbook in Excel), and choose it again.</source>
        <translation>Diogelir {name} gan gyfrinair: agorwch hi, cadwch hi heb y cyfrinair (Ffeil, Gwybodaeth, Diogelu Llyfr Gwaith yn Excel), a dewiswch hi eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/catalogue/taxonomies.py"/>
        <source>{name} is too large for a taxonomy: choose another file.</source>
        <translation>Mae {name} yn rhy fawr ar gyfer tacsonomeg: dewiswch ffeil arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/xlsx_file.py"/>
        <source>{name} is too large unpacked: save the sheet as CSV.</source>
        <translation>Mae {name} yn rhy fawr wedi'i ddadbacio: cadwch y ddalen fel CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/other_sheets.py"/>
        <source>{name} needs a part of GDAL that this QGIS does not have: open it in Excel or LibreOffice and save it as .xlsx or CSV.</source>
        <translation>Mae {name} angen rhan o GDAL nad oes gan y QGIS hwn: agorwch hi yn Excel neu LibreOffice a'i chadw fel .xlsx neu CSV.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/rows/text_file.py"/>
        <source>{name} needs a password: unpack it and choose the file inside.</source>
        <translation>Mae {name} angen cyfrinair: dadbaciwch ef a dewiswch y ffeil y tu mewn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{name} unpacks to far more than a postcode directory: download it from ONS or OS again.</source>
        <translation>Mae {name} yn dadbacio i lawer mwy na chyfeirlyfr codau post: llwythwch ef i lawr o'r ONS neu OS eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/reading.py"/>
        <source>{name} unpacks to far more than a table of companies can be: choose another file.</source>
        <translation>Mae {name} yn dadbacio i lawer mwy nag y gall tabl o gwmnïau fod: dewiswch ffeil arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{name}, % of the map's total</source>
        <translation>{name}, % o gyfanswm y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{name}, per km²</source>
        <translation>{name}, fesul km²</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/disclosure/ledger.py"/>
        <source>{name}, the list of published maps, cannot be read: mend it, or move it away to begin a new one.</source>
        <translation>Ni ellir darllen {name}, y rhestr o fapiau a gyhoeddwyd: trwsiwch hi, neu symudwch hi ymaith i ddechrau un newydd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{name}, towards {value}</source>
        <translation>{name}, tuag at {value}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{name}. {cluster}, {area}</source>
        <translation>{name}. {cluster}, {area}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/settings.py"/>
        <source>{name}: choose a number from {low} to {high}.</source>
        <translation>{name}: dewiswch rif o {low} i {high}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>{name}: not known</source>
        <translation>{name}: ddim yn hysbys</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>{name}: {count:,} of {of:,} ({share})</source>
        <translation>{name}: {count:,} o {of:,} ({share})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/models.py"/>
        <source>{name}: {count} upper-tier authorities, {date}. {source}</source>
        <translation>{name}: {count} awdurdod haen uchaf, {date}. {source}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>{name}: {value} ({share} of the layer)</source>
        <translation>{name}: {value} ({share} o'r haen)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/answer_outputs.py"/>
        <source>{name}: {value} ({share} of the layer), known for {known:,} of {rows:,}</source>
        <translation>{name}: {value} ({share} o'r haen), yn hysbys ar gyfer {known:,} o {rows:,}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>{name}: {value}, known for {known:,}</source>
        <translation>{name}: {value}, yn hysbys ar gyfer {known:,}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/layers/company_layers.py"/>
        <source>{number:,} companies of {name} were moved on the map: they count where they are now.</source>
        <translation>Symudwyd {number:,} o gwmnïau {name} ar y map: maent yn cyfrif lle y maent nawr.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{number:,} of {among:,} businesses have names that begin alike and may belong to one group</source>
        <translation>mae enwau {number:,} o {among:,} busnes yn dechrau'n debyg a gallant berthyn i un grŵp</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{number:,} of {among:,} businesses share the postcode {postcode}</source>
        <translation>mae {number:,} o {among:,} busnes yn rhannu'r cod post {postcode}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{number:,} of {among:,} sites belong to one company</source>
        <translation>mae {number:,} o {among:,} safle yn perthyn i un cwmni</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>{number:,} rows repeat a postcode; the first live one counts.</source>
        <translation>Mae {number:,} o resi'n ailadrodd cod post; yr un byw cyntaf sy'n cyfrif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/geography/geometry_repair.py"/>
        <source>{number} boundary polygons had invalid rings and were mended.</source>
        <translation>Roedd gan {number} o bolygonau ffiniau gylchoedd annilys ac fe'u trwsiwyd.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>{number} km</source>
        <translation>{number} km</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>{number} m</source>
        <translation>{number} m</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{number} {unit}</source>
        <translation>{number} {unit}</translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>{n} UK Investment Atlas sites</source>
        <translation>
            <numerusform>{n} o safleoedd Atlas Buddsoddi'r DU</numerusform>
            <numerusform>{n} safle Atlas Buddsoddi'r DU</numerusform>
            <numerusform>{n} o safleoedd Atlas Buddsoddi'r DU</numerusform>
            <numerusform>{n} o safleoedd Atlas Buddsoddi'r DU</numerusform>
            <numerusform>{n} o safleoedd Atlas Buddsoddi'r DU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/extras.py"/>
        <source>{n} amounts of capital expenditure have no currency and were left out: write it into the heading, such as Capex (£m).</source>
        <translation>
            <numerusform>Nid oes arian cyfred gan {n} o symiau gwariant cyfalaf ac fe'u gadawyd allan: ysgrifennwch ef yn y pennawd, megis Capex (£m).</numerusform>
            <numerusform>Nid oes arian cyfred gan {n} swm gwariant cyfalaf ac fe'i gadawyd allan: ysgrifennwch ef yn y pennawd, megis Capex (£m).</numerusform>
            <numerusform>Nid oes arian cyfred gan {n} o symiau gwariant cyfalaf ac fe'u gadawyd allan: ysgrifennwch ef yn y pennawd, megis Capex (£m).</numerusform>
            <numerusform>Nid oes arian cyfred gan {n} o symiau gwariant cyfalaf ac fe'u gadawyd allan: ysgrifennwch ef yn y pennawd, megis Capex (£m).</numerusform>
            <numerusform>Nid oes arian cyfred gan {n} o symiau gwariant cyfalaf ac fe'u gadawyd allan: ysgrifennwch ef yn y pennawd, megis Capex (£m).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/pages/spikes_page.py"/>
        <source>{n} are left out.</source>
        <translation>
            <numerusform>Mae {n} wedi'u gadael allan.</numerusform>
            <numerusform>Mae {n} wedi'i adael allan.</numerusform>
            <numerusform>Mae {n} wedi'u gadael allan.</numerusform>
            <numerusform>Mae {n} wedi'u gadael allan.</numerusform>
            <numerusform>Mae {n} wedi'u gadael allan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{n} authorities</source>
        <translation>
            <numerusform>{n} o awdurdodau</numerusform>
            <numerusform>{n} awdurdod</numerusform>
            <numerusform>{n} o awdurdodau</numerusform>
            <numerusform>{n} o awdurdodau</numerusform>
            <numerusform>{n} o awdurdodau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/hexmap/cutting.py"/>
        <source>{n} authorities of the area are not in the boundary layer and not on the map: {names}.</source>
        <translation>
            <numerusform>Nid yw {n} o awdurdodau'r ardal yn yr haen ffiniau nac ar y map: {names}.</numerusform>
            <numerusform>Nid yw {n} awdurdod yn yr ardal yn yr haen ffiniau nac ar y map: {names}.</numerusform>
            <numerusform>Nid yw {n} o awdurdodau'r ardal yn yr haen ffiniau nac ar y map: {names}.</numerusform>
            <numerusform>Nid yw {n} o awdurdodau'r ardal yn yr haen ffiniau nac ar y map: {names}.</numerusform>
            <numerusform>Nid yw {n} o awdurdodau'r ardal yn yr haen ffiniau nac ar y map: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>{n} authority totals</source>
        <translation>
            <numerusform>{n} o gyfansymiau awdurdod</numerusform>
            <numerusform>{n} cyfanswm awdurdod</numerusform>
            <numerusform>{n} o gyfansymiau awdurdod</numerusform>
            <numerusform>{n} o gyfansymiau awdurdod</numerusform>
            <numerusform>{n} o gyfansymiau awdurdod</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>{n} businesses</source>
        <translation>
            <numerusform>{n} o fusnesau</numerusform>
            <numerusform>{n} busnes</numerusform>
            <numerusform>{n} o fusnesau</numerusform>
            <numerusform>{n} o fusnesau</numerusform>
            <numerusform>{n} o fusnesau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>{n} cells of {column} were neither yes nor no and count as missing.</source>
        <translation>
            <numerusform>Nid oedd {n} o gelloedd {column} yn ie nac yn nage ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} gell yn {column} yn ie nac yn nage ac mae'n cyfrif fel un goll.</numerusform>
            <numerusform>Nid oedd {n} o gelloedd {column} yn ie nac yn nage ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} o gelloedd {column} yn ie nac yn nage ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} o gelloedd {column} yn ie nac yn nage ac maent yn cyfrif fel rhai coll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/extras.py"/>
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>{n} cells of {value} were not a possible number and count as missing.</source>
        <translation>
            <numerusform>Nid oedd {n} o gelloedd {value} yn rhif posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} gell yn {value} yn rhif posibl ac mae'n cyfrif fel un goll.</numerusform>
            <numerusform>Nid oedd {n} o gelloedd {value} yn rhif posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} o gelloedd {value} yn rhif posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} o gelloedd {value} yn rhif posibl ac maent yn cyfrif fel rhai coll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>{n} clusters that only this file names can be chosen: {names}.</source>
        <translation>
            <numerusform>Gellir dewis {n} o glystyrau a enwir gan y ffeil hon yn unig: {names}.</numerusform>
            <numerusform>Gellir dewis {n} clwstwr a enwir gan y ffeil hon yn unig: {names}.</numerusform>
            <numerusform>Gellir dewis {n} o glystyrau a enwir gan y ffeil hon yn unig: {names}.</numerusform>
            <numerusform>Gellir dewis {n} o glystyrau a enwir gan y ffeil hon yn unig: {names}.</numerusform>
            <numerusform>Gellir dewis {n} o glystyrau a enwir gan y ffeil hon yn unig: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>{n} codes of the figures have no polygon: {codes}.</source>
        <translation>
            <numerusform>Nid oes polygon gan {n} o godau'r ffigurau: {codes}.</numerusform>
            <numerusform>Nid oes polygon gan {n} cod o'r ffigurau: {codes}.</numerusform>
            <numerusform>Nid oes polygon gan {n} o godau'r ffigurau: {codes}.</numerusform>
            <numerusform>Nid oes polygon gan {n} o godau'r ffigurau: {codes}.</numerusform>
            <numerusform>Nid oes polygon gan {n} o godau'r ffigurau: {codes}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>{n} columns</source>
        <translation>
            <numerusform>{n} o golofnau</numerusform>
            <numerusform>{n} golofn</numerusform>
            <numerusform>{n} o golofnau</numerusform>
            <numerusform>{n} o golofnau</numerusform>
            <numerusform>{n} o golofnau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>{n} columns.</source>
        <translation>
            <numerusform>{n} o golofnau.</numerusform>
            <numerusform>{n} golofn.</numerusform>
            <numerusform>{n} o golofnau.</numerusform>
            <numerusform>{n} o golofnau.</numerusform>
            <numerusform>{n} o golofnau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>{n} companies have different figures of one date, or without a date, in the accounts file: none of those was used.</source>
        <translation>
            <numerusform>Mae gan {n} o gwmnïau ffigurau gwahanol ar un dyddiad, neu heb ddyddiad, yn y ffeil gyfrifon: ni ddefnyddiwyd yr un ohonynt.</numerusform>
            <numerusform>Mae gan {n} cwmni ffigurau gwahanol ar un dyddiad, neu heb ddyddiad, yn y ffeil gyfrifon: ni ddefnyddiwyd yr un ohonynt.</numerusform>
            <numerusform>Mae gan {n} o gwmnïau ffigurau gwahanol ar un dyddiad, neu heb ddyddiad, yn y ffeil gyfrifon: ni ddefnyddiwyd yr un ohonynt.</numerusform>
            <numerusform>Mae gan {n} o gwmnïau ffigurau gwahanol ar un dyddiad, neu heb ddyddiad, yn y ffeil gyfrifon: ni ddefnyddiwyd yr un ohonynt.</numerusform>
            <numerusform>Mae gan {n} o gwmnïau ffigurau gwahanol ar un dyddiad, neu heb ddyddiad, yn y ffeil gyfrifon: ni ddefnyddiwyd yr un ohonynt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>{n} companies have no point and were placed by their postcode.</source>
        <translation>
            <numerusform>Nid oes pwynt gan {n} o gwmnïau ac fe'u lleolwyd yn ôl eu cod post.</numerusform>
            <numerusform>Nid oes pwynt gan {n} cwmni ac fe'i lleolwyd yn ôl ei god post.</numerusform>
            <numerusform>Nid oes pwynt gan {n} o gwmnïau ac fe'u lleolwyd yn ôl eu cod post.</numerusform>
            <numerusform>Nid oes pwynt gan {n} o gwmnïau ac fe'u lleolwyd yn ôl eu cod post.</numerusform>
            <numerusform>Nid oes pwynt gan {n} o gwmnïau ac fe'u lleolwyd yn ôl eu cod post.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/whole_columns.py"/>
        <source>{n} companies have no row of {year}: an earlier one counts.</source>
        <translation>
            <numerusform>Nid oes rhes ar gyfer {year} gan {n} o gwmnïau: un gynharach sy'n cyfrif.</numerusform>
            <numerusform>Nid oes rhes ar gyfer {year} gan {n} cwmni: un gynharach sy'n cyfrif.</numerusform>
            <numerusform>Nid oes rhes ar gyfer {year} gan {n} o gwmnïau: un gynharach sy'n cyfrif.</numerusform>
            <numerusform>Nid oes rhes ar gyfer {year} gan {n} o gwmnïau: un gynharach sy'n cyfrif.</numerusform>
            <numerusform>Nid oes rhes ar gyfer {year} gan {n} o gwmnïau: un gynharach sy'n cyfrif.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>{n} companies have several rows of accounts: the latest count.</source>
        <translation>
            <numerusform>Mae gan {n} o gwmnïau sawl rhes o gyfrifon: y ddiweddaraf sy'n cyfrif.</numerusform>
            <numerusform>Mae gan {n} cwmni sawl rhes o gyfrifon: y ddiweddaraf sy'n cyfrif.</numerusform>
            <numerusform>Mae gan {n} o gwmnïau sawl rhes o gyfrifon: y ddiweddaraf sy'n cyfrif.</numerusform>
            <numerusform>Mae gan {n} o gwmnïau sawl rhes o gyfrifon: y ddiweddaraf sy'n cyfrif.</numerusform>
            <numerusform>Mae gan {n} o gwmnïau sawl rhes o gyfrifon: y ddiweddaraf sy'n cyfrif.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/counting/shared_addresses.py"/>
        <source>{n} companies of this cluster have Companies House's default address ({postcode}, Cardiff): where they are, is not known.</source>
        <translation>
            <numerusform>Cyfeiriad diofyn Tŷ'r Cwmnïau ({postcode}, Caerdydd) sydd gan {n} o gwmnïau'r clwstwr hwn: nid yw'n hysbys lle y maent.</numerusform>
            <numerusform>Cyfeiriad diofyn Tŷ'r Cwmnïau ({postcode}, Caerdydd) sydd gan {n} cwmni yn y clwstwr hwn: nid yw'n hysbys lle y mae.</numerusform>
            <numerusform>Cyfeiriad diofyn Tŷ'r Cwmnïau ({postcode}, Caerdydd) sydd gan {n} o gwmnïau'r clwstwr hwn: nid yw'n hysbys lle y maent.</numerusform>
            <numerusform>Cyfeiriad diofyn Tŷ'r Cwmnïau ({postcode}, Caerdydd) sydd gan {n} o gwmnïau'r clwstwr hwn: nid yw'n hysbys lle y maent.</numerusform>
            <numerusform>Cyfeiriad diofyn Tŷ'r Cwmnïau ({postcode}, Caerdydd) sydd gan {n} o gwmnïau'r clwstwr hwn: nid yw'n hysbys lle y maent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>{n} companies were placed by their coordinates because their postcode could not be.</source>
        <translation>
            <numerusform>Lleolwyd {n} o gwmnïau yn ôl eu cyfesurynnau am na ellid lleoli eu cod post.</numerusform>
            <numerusform>Lleolwyd {n} cwmni yn ôl ei gyfesurynnau am na ellid lleoli ei god post.</numerusform>
            <numerusform>Lleolwyd {n} o gwmnïau yn ôl eu cyfesurynnau am na ellid lleoli eu cod post.</numerusform>
            <numerusform>Lleolwyd {n} o gwmnïau yn ôl eu cyfesurynnau am na ellid lleoli eu cod post.</numerusform>
            <numerusform>Lleolwyd {n} o gwmnïau yn ôl eu cyfesurynnau am na ellid lleoli eu cod post.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/allocate.py"/>
        <source>{n} companies with several sites: each one's employees, turnover and funding were kept at its first site.</source>
        <translation>
            <numerusform>{n} o gwmnïau â sawl safle: cadwyd gweithwyr, trosiant a chyllid pob un wrth ei safle cyntaf.</numerusform>
            <numerusform>{n} cwmni â sawl safle: cadwyd ei weithwyr, ei drosiant a'i gyllid wrth ei safle cyntaf.</numerusform>
            <numerusform>{n} o gwmnïau â sawl safle: cadwyd gweithwyr, trosiant a chyllid pob un wrth ei safle cyntaf.</numerusform>
            <numerusform>{n} o gwmnïau â sawl safle: cadwyd gweithwyr, trosiant a chyllid pob un wrth ei safle cyntaf.</numerusform>
            <numerusform>{n} o gwmnïau â sawl safle: cadwyd gweithwyr, trosiant a chyllid pob un wrth ei safle cyntaf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/allocate.py"/>
        <source>{n} companies with several sites: each one's employees, turnover and funding were shared equally over its sites.</source>
        <translation>
            <numerusform>{n} o gwmnïau â sawl safle: rhannwyd gweithwyr, trosiant a chyllid pob un yn gyfartal dros ei safleoedd.</numerusform>
            <numerusform>{n} cwmni â sawl safle: rhannwyd ei weithwyr, ei drosiant a'i gyllid yn gyfartal dros ei safleoedd.</numerusform>
            <numerusform>{n} o gwmnïau â sawl safle: rhannwyd gweithwyr, trosiant a chyllid pob un yn gyfartal dros ei safleoedd.</numerusform>
            <numerusform>{n} o gwmnïau â sawl safle: rhannwyd gweithwyr, trosiant a chyllid pob un yn gyfartal dros ei safleoedd.</numerusform>
            <numerusform>{n} o gwmnïau â sawl safle: rhannwyd gweithwyr, trosiant a chyllid pob un yn gyfartal dros ei safleoedd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/processing/statistics/growth_algorithm.py"/>
        <source>{n} companies without a date count in neither year.</source>
        <translation>
            <numerusform>Nid yw {n} o gwmnïau heb ddyddiad yn cyfrif yn y naill flwyddyn na'r llall.</numerusform>
            <numerusform>Nid yw {n} cwmni heb ddyddiad yn cyfrif yn y naill flwyddyn na'r llall.</numerusform>
            <numerusform>Nid yw {n} o gwmnïau heb ddyddiad yn cyfrif yn y naill flwyddyn na'r llall.</numerusform>
            <numerusform>Nid yw {n} o gwmnïau heb ddyddiad yn cyfrif yn y naill flwyddyn na'r llall.</numerusform>
            <numerusform>Nid yw {n} o gwmnïau heb ddyddiad yn cyfrif yn y naill flwyddyn na'r llall.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>{n} districts were added up to their counties.</source>
        <translation>
            <numerusform>Adiwyd {n} o ddosbarthau at eu siroedd.</numerusform>
            <numerusform>Adiwyd {n} dosbarth at ei sir.</numerusform>
            <numerusform>Adiwyd {n} o ddosbarthau at eu siroedd.</numerusform>
            <numerusform>Adiwyd {n} o ddosbarthau at eu siroedd.</numerusform>
            <numerusform>Adiwyd {n} o ddosbarthau at eu siroedd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/query/condition_form.py"/>
        <source>{n} features are selected.</source>
        <translation>
            <numerusform>Mae {n} o nodweddion wedi'u dewis.</numerusform>
            <numerusform>Mae {n} nodwedd wedi'i dewis.</numerusform>
            <numerusform>Mae {n} o nodweddion wedi'u dewis.</numerusform>
            <numerusform>Mae {n} o nodweddion wedi'u dewis.</numerusform>
            <numerusform>Mae {n} o nodweddion wedi'u dewis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/area_data/area_reader.py"/>
        <source>{n} figures are not given by the source (hidden, unreliable or empty): they are never counted as 0.</source>
        <translation>
            <numerusform>Ni roddir {n} o ffigurau gan y ffynhonnell (cudd, annibynadwy neu wag): nis cyfrifir byth fel 0.</numerusform>
            <numerusform>Ni roddir {n} ffigur gan y ffynhonnell (cudd, annibynadwy neu wag): nis cyfrifir byth fel 0.</numerusform>
            <numerusform>Ni roddir {n} o ffigurau gan y ffynhonnell (cudd, annibynadwy neu wag): nis cyfrifir byth fel 0.</numerusform>
            <numerusform>Ni roddir {n} o ffigurau gan y ffynhonnell (cudd, annibynadwy neu wag): nis cyfrifir byth fel 0.</numerusform>
            <numerusform>Ni roddir {n} o ffigurau gan y ffynhonnell (cudd, annibynadwy neu wag): nis cyfrifir byth fel 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>{n} figures of the accounts file were not possible numbers and count as missing.</source>
        <translation>
            <numerusform>Nid oedd {n} o ffigurau'r ffeil gyfrifon yn rhifau posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} ffigur o'r ffeil gyfrifon yn rhif posibl ac mae'n cyfrif fel un coll.</numerusform>
            <numerusform>Nid oedd {n} o ffigurau'r ffeil gyfrifon yn rhifau posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} o ffigurau'r ffeil gyfrifon yn rhifau posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} o ffigurau'r ffeil gyfrifon yn rhifau posibl ac maent yn cyfrif fel rhai coll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>{n} figures of the company file were replaced by others from the accounts.</source>
        <translation>
            <numerusform>Disodlwyd {n} o ffigurau'r ffeil gwmnïau gan rai eraill o'r cyfrifon.</numerusform>
            <numerusform>Disodlwyd {n} ffigur o'r ffeil gwmnïau gan un arall o'r cyfrifon.</numerusform>
            <numerusform>Disodlwyd {n} o ffigurau'r ffeil gwmnïau gan rai eraill o'r cyfrifon.</numerusform>
            <numerusform>Disodlwyd {n} o ffigurau'r ffeil gwmnïau gan rai eraill o'r cyfrifon.</numerusform>
            <numerusform>Disodlwyd {n} o ffigurau'r ffeil gwmnïau gan rai eraill o'r cyfrifon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/reshape.py"/>
        <source>{n} grants are not in pounds: they are counted, but their amounts are left out.</source>
        <translation>
            <numerusform>Nid yw {n} o grantiau mewn punnoedd: fe'u cyfrifir, ond gadewir eu symiau allan.</numerusform>
            <numerusform>Nid yw {n} grant mewn punnoedd: fe'i cyfrifir, ond gadewir ei swm allan.</numerusform>
            <numerusform>Nid yw {n} o grantiau mewn punnoedd: fe'u cyfrifir, ond gadewir eu symiau allan.</numerusform>
            <numerusform>Nid yw {n} o grantiau mewn punnoedd: fe'u cyfrifir, ond gadewir eu symiau allan.</numerusform>
            <numerusform>Nid yw {n} o grantiau mewn punnoedd: fe'u cyfrifir, ond gadewir eu symiau allan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>{n} grants to participants that withdrew from their project were left out; they are listed with the rejected rows.</source>
        <translation>
            <numerusform>Gadawyd allan {n} o grantiau i gyfranogwyr a dynnodd yn ôl o'u prosiect; fe'u rhestrir gyda'r rhesi a wrthodwyd.</numerusform>
            <numerusform>Gadawyd allan {n} grant i gyfranogwr a dynnodd yn ôl o'i brosiect; fe'i rhestrir gyda'r rhesi a wrthodwyd.</numerusform>
            <numerusform>Gadawyd allan {n} o grantiau i gyfranogwyr a dynnodd yn ôl o'u prosiect; fe'u rhestrir gyda'r rhesi a wrthodwyd.</numerusform>
            <numerusform>Gadawyd allan {n} o grantiau i gyfranogwyr a dynnodd yn ôl o'u prosiect; fe'u rhestrir gyda'r rhesi a wrthodwyd.</numerusform>
            <numerusform>Gadawyd allan {n} o grantiau i gyfranogwyr a dynnodd yn ôl o'u prosiect; fe'u rhestrir gyda'r rhesi a wrthodwyd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/reshape.py"/>
        <source>{n} grants were not possible numbers and count as missing.</source>
        <translation>
            <numerusform>Nid oedd {n} o grantiau'n rhifau posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} grant yn rhif posibl ac mae'n cyfrif fel un coll.</numerusform>
            <numerusform>Nid oedd {n} o grantiau'n rhifau posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} o grantiau'n rhifau posibl ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Nid oedd {n} o grantiau'n rhifau posibl ac maent yn cyfrif fel rhai coll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>{n} hexagons</source>
        <translation>
            <numerusform>{n} o hecsagonau</numerusform>
            <numerusform>{n} hecsagon</numerusform>
            <numerusform>{n} o hecsagonau</numerusform>
            <numerusform>{n} o hecsagonau</numerusform>
            <numerusform>{n} o hecsagonau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/pages/spikes_page.py"/>
        <source>{n} hexagons stand out because of one company, one group or one address.</source>
        <translation>
            <numerusform>Mae {n} o hecsagonau'n sefyll allan oherwydd un cwmni, un grŵp neu un cyfeiriad.</numerusform>
            <numerusform>Mae {n} hecsagon yn sefyll allan oherwydd un cwmni, un grŵp neu un cyfeiriad.</numerusform>
            <numerusform>Mae {n} o hecsagonau'n sefyll allan oherwydd un cwmni, un grŵp neu un cyfeiriad.</numerusform>
            <numerusform>Mae {n} o hecsagonau'n sefyll allan oherwydd un cwmni, un grŵp neu un cyfeiriad.</numerusform>
            <numerusform>Mae {n} o hecsagonau'n sefyll allan oherwydd un cwmni, un grŵp neu un cyfeiriad.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>{n} hexagons, together {whole}</source>
        <translation>
            <numerusform>{n} o hecsagonau, gyda'i gilydd {whole}</numerusform>
            <numerusform>{n} hecsagon, gyda'i gilydd {whole}</numerusform>
            <numerusform>{n} o hecsagonau, gyda'i gilydd {whole}</numerusform>
            <numerusform>{n} o hecsagonau, gyda'i gilydd {whole}</numerusform>
            <numerusform>{n} o hecsagonau, gyda'i gilydd {whole}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>{n} incorporation dates could not be read and count as missing.</source>
        <translation>
            <numerusform>Ni ellid darllen {n} o ddyddiadau corffori ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Ni ellid darllen {n} dyddiad corffori ac mae'n cyfrif fel un coll.</numerusform>
            <numerusform>Ni ellid darllen {n} o ddyddiadau corffori ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Ni ellid darllen {n} o ddyddiadau corffori ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Ni ellid darllen {n} o ddyddiadau corffori ac maent yn cyfrif fel rhai coll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>{n} innovation hubs</source>
        <translation>
            <numerusform>{n} o hybiau arloesi</numerusform>
            <numerusform>{n} hwb arloesi</numerusform>
            <numerusform>{n} o hybiau arloesi</numerusform>
            <numerusform>{n} o hybiau arloesi</numerusform>
            <numerusform>{n} o hybiau arloesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>{n} more hexagons are spikes; they are in the layer Spikes.</source>
        <translation>
            <numerusform>Mae {n} o hecsagonau eraill yn bigau; maent yn yr haen Pigau.</numerusform>
            <numerusform>Mae {n} hecsagon arall yn bigyn; mae yn yr haen Pigau.</numerusform>
            <numerusform>Mae {n} o hecsagonau eraill yn bigau; maent yn yr haen Pigau.</numerusform>
            <numerusform>Mae {n} o hecsagonau eraill yn bigau; maent yn yr haen Pigau.</numerusform>
            <numerusform>Mae {n} o hecsagonau eraill yn bigau; maent yn yr haen Pigau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page/filled_page.py"/>
        <source>{n} more notes stand in the text alternative of this map, the figures in its data tables.</source>
        <translation>
            <numerusform>Mae {n} o nodiadau eraill yn nhestun amgen y map hwn, a'r ffigurau yn ei dablau data.</numerusform>
            <numerusform>Mae {n} nodyn arall yn nhestun amgen y map hwn, a'r ffigurau yn ei dablau data.</numerusform>
            <numerusform>Mae {n} o nodiadau eraill yn nhestun amgen y map hwn, a'r ffigurau yn ei dablau data.</numerusform>
            <numerusform>Mae {n} o nodiadau eraill yn nhestun amgen y map hwn, a'r ffigurau yn ei dablau data.</numerusform>
            <numerusform>Mae {n} o nodiadau eraill yn nhestun amgen y map hwn, a'r ffigurau yn ei dablau data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/counting/shared_addresses.py"/>
        <source>{n} of these companies ({share}%) stand at addresses that {most} or more companies share: {named}.</source>
        <translation>
            <numerusform>Mae {n} o'r cwmnïau hyn ({share}%) mewn cyfeiriadau a rennir gan {most} neu fwy o gwmnïau: {named}.</numerusform>
            <numerusform>Mae {n} o'r cwmnïau hyn ({share}%) mewn cyfeiriad a rennir gan {most} neu fwy o gwmnïau: {named}.</numerusform>
            <numerusform>Mae {n} o'r cwmnïau hyn ({share}%) mewn cyfeiriadau a rennir gan {most} neu fwy o gwmnïau: {named}.</numerusform>
            <numerusform>Mae {n} o'r cwmnïau hyn ({share}%) mewn cyfeiriadau a rennir gan {most} neu fwy o gwmnïau: {named}.</numerusform>
            <numerusform>Mae {n} o'r cwmnïau hyn ({share}%) mewn cyfeiriadau a rennir gan {most} neu fwy o gwmnïau: {named}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/counting/membership.py"/>
        <source>{n} of these companies are in other clusters too: {others}.</source>
        <translation>
            <numerusform>Mae {n} o'r cwmnïau hyn mewn clystyrau eraill hefyd: {others}.</numerusform>
            <numerusform>Mae {n} o'r cwmnïau hyn mewn clwstwr arall hefyd: {others}.</numerusform>
            <numerusform>Mae {n} o'r cwmnïau hyn mewn clystyrau eraill hefyd: {others}.</numerusform>
            <numerusform>Mae {n} o'r cwmnïau hyn mewn clystyrau eraill hefyd: {others}.</numerusform>
            <numerusform>Mae {n} o'r cwmnïau hyn mewn clystyrau eraill hefyd: {others}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>{n} of {all:,} authorities have a hidden total.</source>
        <translation>
            <numerusform>Mae gan {n} o {all:,} awdurdod gyfanswm cudd.</numerusform>
            <numerusform>Mae gan {n} o {all:,} awdurdod gyfanswm cudd.</numerusform>
            <numerusform>Mae gan {n} o {all:,} awdurdod gyfanswm cudd.</numerusform>
            <numerusform>Mae gan {n} o {all:,} awdurdod gyfanswm cudd.</numerusform>
            <numerusform>Mae gan {n} o {all:,} awdurdod gyfanswm cudd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/processing/statistics/disclosure_control.py"/>
        <source>{n} of {all:,} hexagons have a hidden figure.</source>
        <translation>
            <numerusform>Mae gan {n} o {all:,} hecsagon ffigur cudd.</numerusform>
            <numerusform>Mae gan {n} o {all:,} hecsagon ffigur cudd.</numerusform>
            <numerusform>Mae gan {n} o {all:,} hecsagon ffigur cudd.</numerusform>
            <numerusform>Mae gan {n} o {all:,} hecsagon ffigur cudd.</numerusform>
            <numerusform>Mae gan {n} o {all:,} hecsagon ffigur cudd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>{n} of {all} hexagons have a hidden figure.</source>
        <translation>
            <numerusform>Mae gan {n} o {all} hecsagon ffigur cudd.</numerusform>
            <numerusform>Mae gan {n} o {all} hecsagon ffigur cudd.</numerusform>
            <numerusform>Mae gan {n} o {all} hecsagon ffigur cudd.</numerusform>
            <numerusform>Mae gan {n} o {all} hecsagon ffigur cudd.</numerusform>
            <numerusform>Mae gan {n} o {all} hecsagon ffigur cudd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>{n} of {all} hexagons have a value; the highest value, {value}, lies in {place}.</source>
        <translation>
            <numerusform>Mae gan {n} o {all} hecsagon werth; mae'r gwerth uchaf, {value}, yn {place}.</numerusform>
            <numerusform>Mae gan {n} o {all} hecsagon werth; mae'r gwerth uchaf, {value}, yn {place}.</numerusform>
            <numerusform>Mae gan {n} o {all} hecsagon werth; mae'r gwerth uchaf, {value}, yn {place}.</numerusform>
            <numerusform>Mae gan {n} o {all} hecsagon werth; mae'r gwerth uchaf, {value}, yn {place}.</numerusform>
            <numerusform>Mae gan {n} o {all} hecsagon werth; mae'r gwerth uchaf, {value}, yn {place}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>{n} other authorities</source>
        <translation>
            <numerusform>{n} o awdurdodau eraill</numerusform>
            <numerusform>{n} awdurdod arall</numerusform>
            <numerusform>{n} o awdurdodau eraill</numerusform>
            <numerusform>{n} o awdurdodau eraill</numerusform>
            <numerusform>{n} o awdurdodau eraill</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>{n} places</source>
        <translation>
            <numerusform>{n} o leoedd</numerusform>
            <numerusform>{n} lle</numerusform>
            <numerusform>{n} o leoedd</numerusform>
            <numerusform>{n} o leoedd</numerusform>
            <numerusform>{n} o leoedd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/processing/statistics/growth_algorithm.py"/>
        <source>{n} places have a figure in one map only and do not count.</source>
        <translation>
            <numerusform>Mewn un map yn unig y mae gan {n} o leoedd ffigur ac nid ydynt yn cyfrif.</numerusform>
            <numerusform>Mewn un map yn unig y mae gan {n} lle ffigur ac nid yw'n cyfrif.</numerusform>
            <numerusform>Mewn un map yn unig y mae gan {n} o leoedd ffigur ac nid ydynt yn cyfrif.</numerusform>
            <numerusform>Mewn un map yn unig y mae gan {n} o leoedd ffigur ac nid ydynt yn cyfrif.</numerusform>
            <numerusform>Mewn un map yn unig y mae gan {n} o leoedd ffigur ac nid ydynt yn cyfrif.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/area_data/join.py"/>
        <source>{n} polygons have no figure.</source>
        <translation>
            <numerusform>Nid oes ffigur gan {n} o bolygonau.</numerusform>
            <numerusform>Nid oes ffigur gan {n} polygon.</numerusform>
            <numerusform>Nid oes ffigur gan {n} o bolygonau.</numerusform>
            <numerusform>Nid oes ffigur gan {n} o bolygonau.</numerusform>
            <numerusform>Nid oes ffigur gan {n} o bolygonau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>{n} postcodes of the last map are not in the directory</source>
        <translation>
            <numerusform>Nid yw {n} o godau post y map diwethaf yn y cyfeirlyfr</numerusform>
            <numerusform>Nid yw {n} cod post o'r map diwethaf yn y cyfeirlyfr</numerusform>
            <numerusform>Nid yw {n} o godau post y map diwethaf yn y cyfeirlyfr</numerusform>
            <numerusform>Nid yw {n} o godau post y map diwethaf yn y cyfeirlyfr</numerusform>
            <numerusform>Nid yw {n} o godau post y map diwethaf yn y cyfeirlyfr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>{n} postcodes were mended, because only one reading of each exists (rows {rows}).</source>
        <translation>
            <numerusform>Cywirwyd {n} o godau post, am mai un darlleniad yn unig sy'n bodoli o bob un (rhesi {rows}).</numerusform>
            <numerusform>Cywirwyd {n} cod post, am mai un darlleniad yn unig ohono sy'n bodoli (rhes {rows}).</numerusform>
            <numerusform>Cywirwyd {n} o godau post, am mai un darlleniad yn unig sy'n bodoli o bob un (rhesi {rows}).</numerusform>
            <numerusform>Cywirwyd {n} o godau post, am mai un darlleniad yn unig sy'n bodoli o bob un (rhesi {rows}).</numerusform>
            <numerusform>Cywirwyd {n} o godau post, am mai un darlleniad yn unig sy'n bodoli o bob un (rhesi {rows}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/gui/data/postcode_line.py"/>
        <source>{n} postcodes would be sent.</source>
        <translation>
            <numerusform>Byddai {n} o godau post yn cael eu hanfon.</numerusform>
            <numerusform>Byddai {n} cod post yn cael ei anfon.</numerusform>
            <numerusform>Byddai {n} o godau post yn cael eu hanfon.</numerusform>
            <numerusform>Byddai {n} o godau post yn cael eu hanfon.</numerusform>
            <numerusform>Byddai {n} o godau post yn cael eu hanfon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/extras.py"/>
        <source>{n} projects are neither said to be foreign nor domestic and have no country: they count as neither.</source>
        <translation>
            <numerusform>Ni ddywedir bod {n} o brosiectau'n rhai tramor na domestig ac nid oes gwlad ganddynt: nid ydynt yn cyfrif fel y naill na'r llall.</numerusform>
            <numerusform>Ni ddywedir bod {n} prosiect yn un tramor na domestig ac nid oes gwlad ganddo: nid yw'n cyfrif fel y naill na'r llall.</numerusform>
            <numerusform>Ni ddywedir bod {n} o brosiectau'n rhai tramor na domestig ac nid oes gwlad ganddynt: nid ydynt yn cyfrif fel y naill na'r llall.</numerusform>
            <numerusform>Ni ddywedir bod {n} o brosiectau'n rhai tramor na domestig ac nid oes gwlad ganddynt: nid ydynt yn cyfrif fel y naill na'r llall.</numerusform>
            <numerusform>Ni ddywedir bod {n} o brosiectau'n rhai tramor na domestig ac nid oes gwlad ganddynt: nid ydynt yn cyfrif fel y naill na'r llall.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/extras.py"/>
        <source>{n} projects have no date that could be read: they count in no period.</source>
        <translation>
            <numerusform>Nid oes gan {n} o brosiectau ddyddiad y gellid ei ddarllen: nid ydynt yn cyfrif mewn unrhyw gyfnod.</numerusform>
            <numerusform>Nid oes gan {n} prosiect ddyddiad y gellid ei ddarllen: nid yw'n cyfrif mewn unrhyw gyfnod.</numerusform>
            <numerusform>Nid oes gan {n} o brosiectau ddyddiad y gellid ei ddarllen: nid ydynt yn cyfrif mewn unrhyw gyfnod.</numerusform>
            <numerusform>Nid oes gan {n} o brosiectau ddyddiad y gellid ei ddarllen: nid ydynt yn cyfrif mewn unrhyw gyfnod.</numerusform>
            <numerusform>Nid oes gan {n} o brosiectau ddyddiad y gellid ei ddarllen: nid ydynt yn cyfrif mewn unrhyw gyfnod.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/sites.py"/>
        <source>{n} rows are identical to an earlier one in every column that is used; they are kept and count.</source>
        <translation>
            <numerusform>Mae {n} o resi yr un fath ag un gynharach ym mhob colofn a ddefnyddir; fe'u cedwir ac maent yn cyfrif.</numerusform>
            <numerusform>Mae {n} rhes yr un fath ag un gynharach ym mhob colofn a ddefnyddir; fe'i cedwir ac mae'n cyfrif.</numerusform>
            <numerusform>Mae {n} o resi yr un fath ag un gynharach ym mhob colofn a ddefnyddir; fe'u cedwir ac maent yn cyfrif.</numerusform>
            <numerusform>Mae {n} o resi yr un fath ag un gynharach ym mhob colofn a ddefnyddir; fe'u cedwir ac maent yn cyfrif.</numerusform>
            <numerusform>Mae {n} o resi yr un fath ag un gynharach ym mhob colofn a ddefnyddir; fe'u cedwir ac maent yn cyfrif.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/reader.py"/>
        <source>{n} rows have a remark beside the table, which was left out.</source>
        <translation>
            <numerusform>Mae gan {n} o resi sylw wrth ochr y tabl, a adawyd allan.</numerusform>
            <numerusform>Mae gan {n} rhes sylw wrth ochr y tabl, a adawyd allan.</numerusform>
            <numerusform>Mae gan {n} o resi sylw wrth ochr y tabl, a adawyd allan.</numerusform>
            <numerusform>Mae gan {n} o resi sylw wrth ochr y tabl, a adawyd allan.</numerusform>
            <numerusform>Mae gan {n} o resi sylw wrth ochr y tabl, a adawyd allan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/files/outlines.py"/>
        <source>{n} rows have an outline or a line: their companies stand at a point on it.</source>
        <translation>
            <numerusform>Mae gan {n} o resi amlinell neu linell: mae eu cwmnïau'n sefyll ar bwynt arni.</numerusform>
            <numerusform>Mae gan {n} rhes amlinell neu linell: mae ei chwmni'n sefyll ar bwynt arni.</numerusform>
            <numerusform>Mae gan {n} o resi amlinell neu linell: mae eu cwmnïau'n sefyll ar bwynt arni.</numerusform>
            <numerusform>Mae gan {n} o resi amlinell neu linell: mae eu cwmnïau'n sefyll ar bwynt arni.</numerusform>
            <numerusform>Mae gan {n} o resi amlinell neu linell: mae eu cwmnïau'n sefyll ar bwynt arni.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/columns/typed_columns.py"/>
        <source>{n} rows have codes of SIC 2003 that have no single successor in SIC 2007; those codes were left out.</source>
        <translation>
            <numerusform>Mae gan {n} o resi godau SIC 2003 nad oes iddynt un olynydd yn SIC 2007; gadawyd y codau hynny allan.</numerusform>
            <numerusform>Mae gan {n} rhes godau SIC 2003 nad oes iddynt un olynydd yn SIC 2007; gadawyd y codau hynny allan.</numerusform>
            <numerusform>Mae gan {n} o resi godau SIC 2003 nad oes iddynt un olynydd yn SIC 2007; gadawyd y codau hynny allan.</numerusform>
            <numerusform>Mae gan {n} o resi godau SIC 2003 nad oes iddynt un olynydd yn SIC 2007; gadawyd y codau hynny allan.</numerusform>
            <numerusform>Mae gan {n} o resi godau SIC 2003 nad oes iddynt un olynydd yn SIC 2007; gadawyd y codau hynny allan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/placing/from_columns.py"/>
        <source>{n} rows have coordinates more than 2 km from their postcode, which stands (rows {rows}): look at them.</source>
        <translation>
            <numerusform>Mae gan {n} o resi gyfesurynnau dros 2 km o'u cod post, sy'n sefyll (rhesi {rows}): edrychwch arnynt.</numerusform>
            <numerusform>Mae gan {n} rhes gyfesurynnau dros 2 km o'i chod post, sy'n sefyll (rhes {rows}): edrychwch arni.</numerusform>
            <numerusform>Mae gan {n} o resi gyfesurynnau dros 2 km o'u cod post, sy'n sefyll (rhesi {rows}): edrychwch arnynt.</numerusform>
            <numerusform>Mae gan {n} o resi gyfesurynnau dros 2 km o'u cod post, sy'n sefyll (rhesi {rows}): edrychwch arnynt.</numerusform>
            <numerusform>Mae gan {n} o resi gyfesurynnau dros 2 km o'u cod post, sy'n sefyll (rhesi {rows}): edrychwch arnynt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/companies/accounts.py"/>
        <source>{n} rows of the accounts file have no company number, or another number of cells than the header, and were passed over.</source>
        <translation>
            <numerusform>Nid oes rhif cwmni gan {n} o resi'r ffeil gyfrifon, neu mae ganddynt nifer gwahanol o gelloedd i'r pennawd, ac aed heibio iddynt.</numerusform>
            <numerusform>Nid oes rhif cwmni gan {n} rhes o'r ffeil gyfrifon, neu mae ganddi nifer gwahanol o gelloedd i'r pennawd, ac aed heibio iddi.</numerusform>
            <numerusform>Nid oes rhif cwmni gan {n} o resi'r ffeil gyfrifon, neu mae ganddynt nifer gwahanol o gelloedd i'r pennawd, ac aed heibio iddynt.</numerusform>
            <numerusform>Nid oes rhif cwmni gan {n} o resi'r ffeil gyfrifon, neu mae ganddynt nifer gwahanol o gelloedd i'r pennawd, ac aed heibio iddynt.</numerusform>
            <numerusform>Nid oes rhif cwmni gan {n} o resi'r ffeil gyfrifon, neu mae ganddynt nifer gwahanol o gelloedd i'r pennawd, ac aed heibio iddynt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/core/area_data/area_polygons.py"/>
        <source>{n} rows of the boundary layer have no code of these areas or no polygon, and were left out.</source>
        <translation>
            <numerusform>Nid oes gan {n} o resi'r haen ffiniau god o'r ardaloedd hyn na pholygon, ac fe'u gadawyd allan.</numerusform>
            <numerusform>Nid oes gan {n} rhes o'r haen ffiniau god o'r ardaloedd hyn na pholygon, ac fe'i gadawyd allan.</numerusform>
            <numerusform>Nid oes gan {n} o resi'r haen ffiniau god o'r ardaloedd hyn na pholygon, ac fe'u gadawyd allan.</numerusform>
            <numerusform>Nid oes gan {n} o resi'r haen ffiniau god o'r ardaloedd hyn na pholygon, ac fe'u gadawyd allan.</numerusform>
            <numerusform>Nid oes gan {n} o resi'r haen ffiniau god o'r ardaloedd hyn na pholygon, ac fe'u gadawyd allan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/credits.py"/>
        <source>{n} rows read</source>
        <translation>
            <numerusform>{n} o resi wedi'u darllen</numerusform>
            <numerusform>{n} rhes wedi'i darllen</numerusform>
            <numerusform>{n} o resi wedi'u darllen</numerusform>
            <numerusform>{n} o resi wedi'u darllen</numerusform>
            <numerusform>{n} o resi wedi'u darllen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>{n} universities</source>
        <translation>
            <numerusform>{n} o brifysgolion</numerusform>
            <numerusform>{n} brifysgol</numerusform>
            <numerusform>{n} o brifysgolion</numerusform>
            <numerusform>{n} o brifysgolion</numerusform>
            <numerusform>{n} o brifysgolion</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/columns_page.py"/>
        <source>{ours}: {theirs}</source>
        <translation>{ours}: {theirs}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>{package} is not installed; it {use}.</source>
        <translation>Nid yw {package} wedi'i osod; mae'n {use}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>{package} {oldest} (it has {version})</source>
        <translation>{package} {oldest} (mae ganddo {version})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>{package} {version} is installed: {use}.</source>
        <translation>Mae {package} {version} wedi'i osod: {use}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/shell/dependencies.py"/>
        <source>{package} {version} is too old; version {oldest} {use}.</source>
        <translation>Mae {package} {version} yn rhy hen; mae fersiwn {oldest} {use}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/mapping.py"/>
        <source>{parameter} must be text such as postcode=Post Code; name=Firm.</source>
        <translation>Rhaid i {parameter} fod yn destun megis postcode=Post Code; name=Firm.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/mapping.py"/>
        <source>{parameter} names the column {ours} twice: keep one.</source>
        <translation>Mae {parameter} yn enwi'r golofn {ours} ddwywaith: cadwch un.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/mapping.py"/>
        <source>{parameter}: there is no column {ours!r}; write for instance postcode=Post Code.</source>
        <translation>{parameter}: nid oes colofn {ours!r}; ysgrifennwch er enghraifft postcode=Post Code.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/mapping.py"/>
        <source>{parameter}: {text!r} is not of the form postcode=Post Code.</source>
        <translation>{parameter}: nid yw {text!r} ar ffurf postcode=Post Code.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/hex_metrics.py"/>
        <source>{placed:,} company rows: {area:,} in the area, {outside:,} outside, {other:,} of other clusters; {pieces:,} pieces.</source>
        <translation>{placed:,} rhes cwmni: {area:,} yn yr ardal, {outside:,} y tu allan, {other:,} o glystyrau eraill; {pieces:,} darn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>{places:,} of {rows:,} places were added.</source>
        <translation>Ychwanegwyd {places:,} o {rows:,} lle.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>{place} ({figures})</source>
        <translation>{place} ({figures})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_postcodes.py"/>
        <source>{read:,} rows read, {kept:,} kept ({mode}); {postcodes:,} postcodes are now in use.</source>
        <translation>{read:,} rhes wedi'u darllen, {kept:,} wedi'u cadw ({mode}); mae {postcodes:,} cod post bellach ar waith.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/import_companies.py"/>
        <source>{read:,} rows read, {placed:,} placed, {rejected:,} rejected.</source>
        <translation>{read:,} rhes wedi'u darllen, {placed:,} wedi'u lleoli, {rejected:,} wedi'u gwrthod.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/files/opened.py"/>
        <source>{renamed:,} column names were blank or stood twice and were given others.</source>
        <translation>Roedd {renamed:,} o enwau colofnau'n wag neu'n ymddangos ddwywaith a rhoddwyd rhai eraill iddynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>{research_companies:,} are registered as research and development (SIC 72)</source>
        <translation>mae {research_companies:,} wedi'u cofrestru fel ymchwil a datblygu (SIC 72)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/reshape.py"/>
        <source>{rows:,} companies list several postcodes: {sites:,} sites were read from {all:,} rows.</source>
        <translation>Mae {rows:,} cwmni yn rhestru sawl cod post: darllenwyd {sites:,} safle o {all:,} rhes.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/postgis_hexes.py"/>
        <source>{rows:,} company rows read, {area:,} of the cluster in the area.</source>
        <translation>{rows:,} rhes cwmni wedi'u darllen, {area:,} o'r clwstwr yn yr ardal.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/companies/placing/reshape.py"/>
        <source>{rows:,} rows of participants and projects were added up to {sites:,} participants, each at one postcode.</source>
        <translation>Adiwyd {rows:,} rhes o gyfranogwyr a phrosiectau i {sites:,} cyfranogwr, pob un wrth un cod post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/postgis/postgis_plan.py"/>
        <source>{rows} company rows have no position and count nowhere.</source>
        <translation>Nid oes lleoliad gan {rows} rhes cwmni ac nid ydynt yn cyfrif yn unman.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/connections.py"/>
        <source>{schema}.{name} cannot be read as a layer: check the connection and your permissions.</source>
        <translation>Ni ellir darllen {schema}.{name} fel haen: gwiriwch y cysylltiad a'ch caniatâd.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/sources/postgis/connections.py"/>
        <source>{schema}.{name} exists and was not made by Midlands Clusters: choose another name for the result.</source>
        <translation>Mae {schema}.{name} yn bodoli ac nid Midlands Clusters a'i gwnaeth: dewiswch enw arall ar gyfer y canlyniad.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/algorithms/spatial_query.py"/>
        <source>{sentence}, and with the expression: {expression}</source>
        <translation>{sentence}, ac â'r mynegiad: {expression}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/support/query_output.py"/>
        <source>{sentence}. An answer of Midlands Clusters, from the layer {layer}.</source>
        <translation>{sentence}. Ateb gan Midlands Clusters, o'r haen {layer}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/statistics/dsit.py"/>
        <source>{shared:,} of the members' {size:,} publicly funded projects have two or more members of this cluster.</source>
        <translation>Mae gan {shared:,} o {size:,} prosiect yr aelodau a ariennir yn gyhoeddus ddau neu fwy o aelodau o'r clwstwr hwn.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/what_is_here.py"/>
        <source>{share} of {name}</source>
        <translation>{share} o {name}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>{share}, rank {rank} of {all}</source>
        <translation>{share}, safle {rank} o {all}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/numbers.py"/>
        <source>{sign}{number}bn</source>
        <translation>{sign}{number}bn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/base/numbers.py"/>
        <source>{sign}{number}m</source>
        <translation>{sign}{number}m</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{sign}£{number}bn</source>
        <translation>{sign}£{number}bn</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{sign}£{number}m</source>
        <translation>{sign}£{number}m</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{some} and {last}</source>
        <translation>{some} a {last}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>{source} ({edition})</source>
        <translation>{source} ({edition})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>{source} ({edition}), with the built-in directory of {builtin} for what it lacks</source>
        <translation>{source} ({edition}), gyda chyfeirlyfr mewnol {builtin} ar gyfer yr hyn nad yw ganddo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>{source} has no column of postcodes or coordinates: name one postcode, or two longitude and latitude.</source>
        <translation>Nid oes gan {source} golofn o godau post na chyfesurynnau: enwch un yn postcode, neu ddwy yn longitude a latitude.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/places/own_places.py"/>
        <source>{source} has {count:,} rows: places are for at most {most:,}; add a larger set to QGIS as a layer of its own.</source>
        <translation>Mae gan {source} {count:,} o resi: mae lleoedd ar gyfer {most:,} ar y mwyaf; ychwanegwch set fwy at QGIS fel haen ei hun.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/directory.py"/>
        <source>{source}, with the built-in directory of {builtin} for what it lacks</source>
        <translation>{source}, gyda chyfeirlyfr mewnol {builtin} ar gyfer yr hyn nad yw ganddo</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/area_data/spread.py"/>
        <source>{spread} of {given} were spread over the hexagons; {outside} lie outside them.</source>
        <translation>Gwasgarwyd {spread} o {given} dros yr hecsagonau; mae {outside} y tu allan iddynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/source.py"/>
        <source>{table} has neither points on the British National Grid (EPSG:27700) nor columns easting and northing: bring it in with Import companies first and store that layer in the database.</source>
        <translation>Nid oes gan {table} bwyntiau ar Grid Cenedlaethol Prydain (EPSG:27700) na cholofnau easting a northing: dewch ag ef i mewn ag Mewnforio cwmnïau yn gyntaf a storiwch yr haen honno yn y gronfa ddata.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postgis/source.py"/>
        <source>{table} has no column clusters: choose the cluster all, or store the layer that Import companies made.</source>
        <translation>Nid oes colofn clusters gan {table}: dewiswch y clwstwr all, neu storiwch yr haen a wnaeth Mewnforio cwmnïau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/data/postgis_dialog.py"/>
        <source>{table}: {area} of {read} company rows in {cells} hexagons.</source>
        <translation>{table}: {area} o {read} rhes cwmni mewn {cells} hecsagon.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/density_symbology.py"/>
        <source>{title}, {area}</source>
        <translation>{title}, {area}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{title}, {date}.</source>
        <translation>{title}, {date}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{town} East</source>
        <translation>Dwyrain {town}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{town} North</source>
        <translation>Gogledd {town}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{town} North East</source>
        <translation>Gogledd-ddwyrain {town}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{town} North West</source>
        <translation>Gogledd-orllewin {town}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{town} South</source>
        <translation>De {town}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{town} South East</source>
        <translation>De-ddwyrain {town}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{town} South West</source>
        <translation>De-orllewin {town}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/density/cluster_names.py"/>
        <source>{town} West</source>
        <translation>Gorllewin {town}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{unit}: {industry}</source>
        <translation>{unit}: {industry}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_store.py"/>
        <source>{unplaced:,} postcodes have no position in the file.</source>
        <translation>Nid oes lleoliad yn y ffeil gan {unplaced:,} o godau post.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/services/query/answer_html.py"/>
        <source>{unsure:,} more are left out, because a figure or position that the question asks for is not known of them.</source>
        <translation>Gadewir {unsure:,} arall allan, am nad yw ffigur neu leoliad y mae'r cwestiwn yn gofyn amdano yn hysbys amdanynt.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{value} ({metric})</source>
        <translation>{value} ({metric})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{value} cannot be read: check that it is there and that you may open it.</source>
        <translation>Ni ellir darllen {value}: gwnewch yn siŵr ei fod yno ac y cewch ei agor.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/highest.py"/>
        <source>{value} in a hexagon of {place}</source>
        <translation>{value} mewn hecsagon yn {place}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/oblique/oblique_labels.py"/>
        <source>{value} {place}</source>
        <translation>{value} {place}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>{value} {thing}</source>
        <translation>{value} {thing}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>{value} {thing}, {share} of {area}</source>
        <translation>{value} {thing}, {share} o {area}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{warning} {title}</source>
        <translation>{warning} {title}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{what} (estimate). {warning}</source>
        <translation>{what} (amcangyfrif). {warning}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>{what} is an object with one key, its kind.</source>
        <translation>Gwrthrych ag un allwedd, ei fath, yw {what}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{what} per km²</source>
        <translation>{what} fesul km²</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{what}, share of the map's total</source>
        <translation>{what}, cyfran o gyfanswm y map</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{what}, spread</source>
        <translation>{what}, wedi'i wasgaru</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/choropleth.py"/>
        <source>{what}: an estimate by hexagon</source>
        <translation>{what}: amcangyfrif fesul hecsagon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>{where} is one of: {list}.</source>
        <translation>{where} yw un o: {list}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>{where} must be a date such as 2017-01-01.</source>
        <translation>Rhaid i {where} fod yn ddyddiad megis 2017-01-01.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>{where} must be a number.</source>
        <translation>Rhaid i {where} fod yn rhif.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/codec.py"/>
        <source>{where} must be a text.</source>
        <translation>Rhaid i {where} fod yn destun.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>{} (online)</source>
        <translation>{} (ar-lein)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/density_clusters.py"/>
        <source>{} ({:,} sites)</source>
        <translation>{} ({:,} safle)</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} and {}</source>
        <translation>{} a {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>{} at {}</source>
        <translation>{} yn {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/map_files.py"/>
        <source>{} authorities</source>
        <translation>{} awdurdod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} business</source>
        <translation>{} busnes</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} businesses</source>
        <translation>{} o fusnesau</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/statistic_styling.py"/>
        <source>{} by Midlands Clusters {}: {}</source>
        <translation>{} gan Midlands Clusters {}: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/alternative.py"/>
        <source>{} by authority</source>
        <translation>{} fesul awdurdod</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/postcodes/postcode_files.py"/>
        <source>{} cannot be read to its end: download the directory again.</source>
        <translation>Ni ellir darllen {} i'w ddiwedd: llwythwch y cyfeirlyfr i lawr eto.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/map_files.py"/>
        <source>{} cannot be read: choose a GeoPackage with hexagons.</source>
        <translation>Ni ellir darllen {}: dewiswch GeoPackage â hecsagonau.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/geopackage.py"/>
        <source>{} cannot be used: a folder or file on the way there has ! or ; or a line break in its name, so choose another.</source>
        <translation>Ni ellir defnyddio {}: mae ! neu ; neu doriad llinell yn enw ffolder neu ffeil ar y ffordd yno, felly dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/context/base_map.py"/>
        <source>{} cannot be used: check that QGIS may go online.</source>
        <translation>Ni ellir defnyddio {}: gwnewch yn siŵr y caiff QGIS fynd ar-lein.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/whole_file.py"/>
        <source>{} cannot be written: close programs that use it, or choose another folder.</source>
        <translation>Ni ellir ysgrifennu {}: caewch raglenni sy'n ei ddefnyddio, neu dewiswch ffolder arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>{} declares its own document type, which is not allowed in a template.</source>
        <translation>Mae {} yn datgan ei fath ei hun o ddogfen, na chaniateir mewn templed.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} employee</source>
        <translation>{} gweithiwr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{} employees</source>
        <translation>{} o weithwyr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/map_files.py"/>
        <location filename="../midlands_clusters_plugin/processing/algorithms/export_map.py"/>
        <source>{} has figures but no shapes: choose the hexagon layer that the table was saved from.</source>
        <translation>Mae gan {} ffigurau ond dim siapiau: dewiswch yr haen hecsagonau y cadwyd y tabl ohoni.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/histogram.py"/>
        <source>{} hexagons hold a value, from {} to {}; half of them up to {}.</source>
        <translation>Mae gan {} hecsagon werth, o {} i {}; mae gan eu hanner hyd at {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/map_files.py"/>
        <source>{} holds no hexagons of this plugin: choose the output of Hexagon metrics.</source>
        <translation>Nid oes gan {} hecsagonau'r ategyn hwn: dewiswch allbwn Metrigau hecsagon.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/filling.py"/>
        <source>{} in Great Britain</source>
        <translation>{} ym Mhrydain Fawr</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} in each {}</source>
        <translation>{} ym mhob {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/page_maps.py"/>
        <location filename="../midlands_clusters_plugin/cartography/page_text/headline.py"/>
        <source>{} in {}</source>
        <translation>{} yn {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/whole_file.py"/>
        <source>{} is a folder: give the file another name.</source>
        <translation>Ffolder yw {}: rhowch enw arall i'r ffeil.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/result.py"/>
        <source>{} is in use by another program: this map is in {}.</source>
        <translation>Mae {} yn cael ei ddefnyddio gan raglen arall: mae'r map hwn yn {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/query_page.py"/>
        <source>{} is no longer in the project: the question uses the shape that was saved with it.</source>
        <translation>Nid yw {} yn y project mwyach: mae'r cwestiwn yn defnyddio'r siâp a gadwyd gydag ef.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>{} is not a print layout template of QGIS.</source>
        <translation>Nid templed cynllun argraffu QGIS yw {}.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/map/map_files.py"/>
        <source>{} is not a report of a run: leave it out, or choose another.</source>
        <translation>Nid adroddiad ar rediad yw {}: gadewch ef allan, neu dewiswch un arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page/templates.py"/>
        <source>{} is too large for a template of a print layout.</source>
        <translation>Mae {} yn rhy fawr ar gyfer templed cynllun argraffu.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} km hexagon</source>
        <translation>hecsagon {} km</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} km hexagons</source>
        <translation>hecsagonau {} km</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} m hexagon</source>
        <translation>hecsagon {} m</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} m hexagons</source>
        <translation>hecsagonau {} m</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{} of Innovate UK funding</source>
        <translation>{} o gyllid Innovate UK</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/map_in_text.py"/>
        <source>{} of all</source>
        <translation>{} o'r cyfan</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/notes.py"/>
        <source>{} of {}</source>
        <translation>{} o {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/pages/places_page.py"/>
        <source>{} of {} sites are shown.</source>
        <translation>Dangosir {} o {} safle.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>{} times the usual share</source>
        <translation>{} gwaith y gyfran arferol</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} to under {}</source>
        <translation>{} i dan {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{} to {}</source>
        <translation>{} i {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/histogram.py"/>
        <source>{} to {}: {} hexagons</source>
        <translation>{} i {}: {} hecsagon</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/spikes/spike_text.py"/>
        <source>{} turnover</source>
        <translation>{} o drosiant</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/files/whole_file.py"/>
        <source>{} was not written whole, so what was there before was left: try again, or choose another folder.</source>
        <translation>Nid ysgrifennwyd {} yn gyfan, felly gadawyd yr hyn oedd yno o'r blaen: rhowch gynnig arall arni, neu dewiswch ffolder arall.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/processing/statistics/location_quotient_algorithm.py"/>
        <source>{} {:.1f} ({:.1f} to {:.1f})</source>
        <translation>{} {:.1f} ({:.1f} i {:.1f})</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/thematic/statistics_symbology.py"/>
        <source>{}%</source>
        <translation>{}%</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/share_chart.py"/>
        <source>{}%: the Midlands' share of UK output</source>
        <translation>{}%: cyfran Canolbarth Lloegr o allbwn y DU</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/style/map_text.py"/>
        <source>{}, boundaries of {}</source>
        <translation>{}, ffiniau {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/page_text.py"/>
        <source>{}: four maps to be read together. {}</source>
        <translation>{}: pedwar map i'w darllen gyda'i gilydd. {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>{}: hidden</source>
        <translation>{}: cudd</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/headline.py"/>
        <source>{}: most in {}</source>
        <translation>{}: y mwyaf yn {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/headline.py"/>
        <source>{}: no figures in {}</source>
        <translation>{}: dim ffigurau yn {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/headline.py"/>
        <source>{}: no one authority stands out in {}</source>
        <translation>{}: nid oes un awdurdod yn sefyll allan yn {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/headline.py"/>
        <source>{}: none in {}</source>
        <translation>{}: dim yn {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>{}: not known</source>
        <translation>{}: ddim yn hysbys</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/headline.py"/>
        <source>{}: partly hidden, {}</source>
        <translation>{}: cudd yn rhannol, {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>{}: scorecard</source>
        <translation>{}: cerdyn sgorio</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>{}: scorecard, {}</source>
        <translation>{}: cerdyn sgorio, {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/scorecard_html.py"/>
        <source>{}: the Midlands' share of the UK</source>
        <translation>{}: cyfran Canolbarth Lloegr o'r DU</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/key_figures.py"/>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/widgets/histogram.py"/>
        <source>{}: {} hexagons.</source>
        <translation>{}: {} hecsagon.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/metrics.json"/>
        <source>£100m+ Turnover Companies</source>
        <translation>Cwmnïau â Throsiant o £100m+</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/cartography/page_text/page_text.py"/>
        <source>© Crown copyright and database rights {} Ordnance Survey {}. Use of this data is subject to terms and conditions.</source>
        <translation>© Hawlfraint y Goron a hawliau cronfa ddata {} Arolwg Ordnans {}. Mae defnyddio'r data hyn yn amodol ar delerau ac amodau.</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>“{column}”</source>
        <translation>“{column}”</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/dock/before_run.py"/>
        <source>“{map}” shows companies of your own, and the sample's are invented. Should the sample's map take its place?</source>
        <translation>Mae “{map}” yn dangos cwmnïau o'ch eiddo, ac mae rhai'r sampl yn ddychmygol. A ddylai map y sampl gymryd ei le?</translation>
    </message>
    <message>
        <location filename="../resources/catalogue/question_texts.json"/>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/gui/query/shapes.py"/>
        <source>“{name}” has more than {most:,} features: choose fewer.</source>
        <translation>Mae gan “{name}” fwy na {most:,} nodwedd: dewiswch lai.</translation>
    </message>
    <message>
        <location filename="../midlands_clusters_plugin/core/query/search_area.py"/>
        <source>“{name}” has no shape on the map: select or draw one.</source>
        <translation>Nid oes siâp gan “{name}” ar y map: dewiswch neu lluniwch un.</translation>
    </message>
    <message>
        <source>, </source>
        <translation type="vanished">, </translation>
    </message>
    <message>
        <source>A Lorenz curve needs figures of 0 or more, not all of them 0.</source>
        <translation type="vanished">Mae cromlin Lorenz angen ffigurau o 0 neu fwy, heb fod pob un yn 0.</translation>
    </message>
    <message>
        <source>Accounts (*.csv *.txt *.tsv *.xlsx *.zip *.parquet *.gpkg);;All files (*)</source>
        <translation type="vanished">Cyfrifon (*.csv *.txt *.tsv *.xlsx *.zip *.parquet *.gpkg);;Pob ffeil (*)</translation>
    </message>
    <message>
        <source>Beauhurst counts this for its own list of high growth companies, and a company file has no column for it: it stands in the scorecard only.</source>
        <translation type="vanished">Mae Beauhurst yn cyfrif hyn ar gyfer ei restr ei hun o gwmnïau twf uchel, ac nid oes colofn ar ei gyfer mewn ffeil gwmnïau: yn y cerdyn sgorio yn unig y mae.</translation>
    </message>
    <message>
        <source>Choose a point layer or a table; the project has none yet.</source>
        <translation type="vanished">Dewiswch haen bwyntiau neu dabl; nid oes un yn y project eto.</translation>
    </message>
    <message>
        <source>Cities on the smallest maps</source>
        <translation type="vanished">Dinasoedd ar y mapiau lleiaf</translation>
    </message>
    <message>
        <source>Clusters of your own as JSON, offered beside the report's when QGIS starts; empty for none.</source>
        <translation type="vanished">Clystyrau o'ch eiddo fel JSON, a gynigir wrth ochr rhai'r adroddiad pan fydd QGIS yn dechrau; gwag am ddim.</translation>
    </message>
    <message>
        <source>Columns to use, by their names in the file, parted by semicolons; the first one is shown. Empty: all columns of figures.</source>
        <translation type="vanished">Colofnau i'w defnyddio, yn ôl eu henwau yn y ffeil, wedi'u gwahanu gan hanner colonau; dangosir y cyntaf. Gwag: pob colofn o ffigurau.</translation>
    </message>
    <message>
        <source>Companies incorporated by the end of this year are the start.</source>
        <translation type="vanished">Cwmnïau a gorfforwyd erbyn diwedd y flwyddyn hon yw'r dechrau.</translation>
    </message>
    <message>
        <source>Company files (*.csv *.txt *.tsv *.xlsx *.zip *.parquet *.gpkg);;All files (*)</source>
        <translation type="vanished">Ffeiliau cwmnïau (*.csv *.txt *.tsv *.xlsx *.zip *.parquet *.gpkg);;Pob ffeil (*)</translation>
    </message>
    <message>
        <source>Gi*, analytic p</source>
        <translation type="vanished">Gi*, p dadansoddol</translation>
    </message>
    <message>
        <source>Has no SIC definition: only companies that your file marks with it are found.</source>
        <translation type="vanished">Nid oes ganddo ddiffiniad SIC: dim ond cwmnïau y mae eich ffeil yn eu marcio ag ef a ganfyddir.</translation>
    </message>
    <message>
        <source>Hidden to protect businesses: {} hexagons and {} authority totals; hidden is not empty.</source>
        <translation type="vanished">Wedi'u cuddio i ddiogelu busnesau: {} hecsagon a {} cyfanswm awdurdod; nid yw cudd yn golygu gwag.</translation>
    </message>
    <message>
        <source>In all it is {}.</source>
        <translation type="vanished">{} yw'r cyfanswm.</translation>
    </message>
    <message>
        <source>In all there are {}.</source>
        <translation type="vanished">{} sydd i gyd.</translation>
    </message>
    <message>
        <source>Left out of the map: {} hexagon {}.</source>
        <translation type="vanished">Gadawyd allan o'r map: {} hecsagon {}.</translation>
    </message>
    <message>
        <source>Left out of the map: {} hexagons, {}.</source>
        <translation type="vanished">Gadawyd allan o'r map: {} hecsagon, {}.</translation>
    </message>
    <message>
        <source>Left out of the scale and drawn in the highest class: {} hexagon {}.</source>
        <translation type="vanished">Gadawyd allan o'r raddfa a'i luniadu yn y dosbarth uchaf: {} hecsagon {}.</translation>
    </message>
    <message>
        <source>Left out of the scale and drawn in the highest class: {} hexagons, {}.</source>
        <translation type="vanished">Gadawyd allan o'r raddfa a'u lluniadu yn y dosbarth uchaf: {} hecsagon, {}.</translation>
    </message>
    <message>
        <source>Local Moran, analytic p</source>
        <translation type="vanished">Moran lleol, p dadansoddol</translation>
    </message>
    <message>
        <source>Make a print layout first, under Print and export: the card becomes a page of it.</source>
        <translation type="vanished">Gwnewch gynllun argraffu yn gyntaf, o dan Argraffu ac allforio: daw'r cerdyn yn dudalen ohono.</translation>
    </message>
    <message>
        <source>Most are in {}.</source>
        <translation type="vanished">Yn {} y mae'r rhan fwyaf.</translation>
    </message>
    <message>
        <source>No hexagon of this metric is made by one company, one group or one address.</source>
        <translation type="vanished">Nid oes hecsagon o'r metrig hwn wedi'i wneud gan un cwmni, un grŵp neu un cyfeiriad.</translation>
    </message>
    <message>
        <source>Of {:,} hexagons with businesses {:,} have a hidden figure; of {:,} authorities {:,} have a hidden total. {}</source>
        <translation type="vanished">O {:,} hecsagon â busnesau mae gan {:,} ffigur cudd; o {:,} awdurdod mae gan {:,} gyfanswm cudd. {}</translation>
    </message>
    <message>
        <source>One more hexagon is a spike; it is in the layer Spikes.</source>
        <translation type="vanished">Mae un hecsagon arall yn bigyn; mae yn yr haen Pigau.</translation>
    </message>
    <message>
        <source>One more note stands in the text alternative of this map, the figures in its data tables.</source>
        <translation type="vanished">Mae un nodyn arall yn nhestun amgen y map hwn, a'r ffigurau yn ei dablau data.</translation>
    </message>
    <message>
        <source>Other area: the report counts the whole Midlands Engine area, this is {area_name}.</source>
        <translation type="vanished">Ardal arall: mae'r adroddiad yn cyfrif ardal gyfan Midlands Engine, {area_name} yw hon.</translation>
    </message>
    <message>
        <source>Publish hexagons of one size only: maps of the same companies with other hexagons can be subtracted from this one.</source>
        <translation type="vanished">Cyhoeddwch hecsagonau o un maint yn unig: gellir tynnu mapiau o'r un cwmnïau â hecsagonau eraill o'r un hwn.</translation>
    </message>
    <message>
        <source>Source: {}; {} rows read, {} placed, {} on this map. Each company counts in the hexagon of its postcode or coordinates. Made {} with Midlands Clusters {}.</source>
        <translation type="vanished">Ffynhonnell: {}; {} rhes wedi'u darllen, {} wedi'u lleoli, {} ar y map hwn. Mae pob cwmni'n cyfrif yn hecsagon ei god post neu ei gyfesurynnau. Gwnaed {} â Midlands Clusters {}.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv *.xlsx);;All files (*)</source>
        <translation type="vanished">Tablau (*.csv *.txt *.tsv *.xlsx);;Pob ffeil (*)</translation>
    </message>
    <message>
        <source>The algorithm Area data is not in the Processing toolbox: switch the plugin off and on again.</source>
        <translation type="vanished">Nid yw'r algorithm Data ardal ym mlwch offer Processing: diffoddwch yr ategyn a'i droi ymlaen eto.</translation>
    </message>
    <message>
        <source>The column "{taken}" was taken; {others} may be meant as well.</source>
        <translation type="vanished">Cymerwyd y golofn "{taken}"; gall mai {others} a olygir.</translation>
    </message>
    <message>
        <source>The data hold no figures for this metric.</source>
        <translation type="vanished">Nid oes gan y data ffigurau ar gyfer y metrig hwn.</translation>
    </message>
    <message>
        <source>The hexagons are neither in a map of the project nor in a file: generate the map, or choose a GeoPackage.</source>
        <translation type="vanished">Nid yw'r hecsagonau mewn map o'r project nac mewn ffeil: crëwch y map, neu dewiswch GeoPackage.</translation>
    </message>
    <message>
        <source>The layer {name} holds lines or polygons: choose a point layer, or a table with a postcode column.</source>
        <translation type="vanished">Llinellau neu bolygonau sydd yn yr haen {name}: dewiswch haen bwyntiau, neu dabl â cholofn cod post.</translation>
    </message>
    <message>
        <source>The map shows {} in {}, in cells of one {} each, over {} authorities.</source>
        <translation type="vanished">Mae'r map yn dangos {} yn {}, mewn celloedd o un {} yr un, dros {} awdurdod.</translation>
    </message>
    <message>
        <source>The output cannot be written: close programs that use it, or choose another place.</source>
        <translation type="vanished">Ni ellir ysgrifennu'r allbwn: caewch raglenni sy'n ei ddefnyddio, neu dewiswch le arall.</translation>
    </message>
    <message>
        <source>The output could not be written to the end: is the disk full?</source>
        <translation type="vanished">Ni ellid ysgrifennu'r allbwn i'r diwedd: a yw'r ddisg yn llawn?</translation>
    </message>
    <message>
        <source>The plugin has no outline of this area: choose authorities of the Midlands.</source>
        <translation type="vanished">Nid oes gan yr ategyn amlinell o'r ardal hon: dewiswch awdurdodau Canolbarth Lloegr.</translation>
    </message>
    <message>
        <source>The radius must be above 0 m.</source>
        <translation type="vanished">Rhaid i'r radiws fod uwchlaw 0 m.</translation>
    </message>
    <message>
        <source>The scale ends at {}: 1 hexagon with more is marked.</source>
        <translation type="vanished">Mae'r raddfa'n gorffen ar {}: marciwyd 1 hecsagon â mwy.</translation>
    </message>
    <message>
        <source>The scale ends at {}: {} hexagons with more are marked.</source>
        <translation type="vanished">Mae'r raddfa'n gorffen ar {}: marciwyd {} hecsagon â mwy.</translation>
    </message>
    <message>
        <source>The statistics are not in the Processing toolbox: switch the plugin off and on again.</source>
        <translation type="vanished">Nid yw'r ystadegau ym mlwch offer Processing: diffoddwch yr ategyn a'i droi ymlaen eto.</translation>
    </message>
    <message>
        <source>There are no boundaries for this area: choose another.</source>
        <translation type="vanished">Nid oes ffiniau ar gyfer yr ardal hon: dewiswch un arall.</translation>
    </message>
    <message>
        <source>There are none, or none known, in {}.</source>
        <translation type="vanished">Nid oes dim, neu ddim yn hysbys, yn {}.</translation>
    </message>
    <message>
        <source>Wavteq gives this for projects in the whole Midlands, and a company file has no column for it: it stands in the scorecard only.</source>
        <translation type="vanished">Mae Wavteq yn rhoi hyn ar gyfer prosiectau yng Nghanolbarth Lloegr gyfan, ac nid oes colofn ar ei gyfer mewn ffeil gwmnïau: yn y cerdyn sgorio yn unig y mae.</translation>
    </message>
    <message>
        <source>centre_for_cities and government_2017: rules that others published (what of them is not published, the log says). dbscan: your own distance; all three by QGIS's own DBSCAN. hdbscan: crowds of different density, where the Python package scikit-learn is installed.</source>
        <translation type="vanished">centre_for_cities a government_2017: rheolau a gyhoeddodd eraill (mae'r log yn dweud beth ohonynt nas cyhoeddwyd). dbscan: eich pellter eich hun; y tri gan DBSCAN QGIS ei hun. hdbscan: torfeydd o wahanol ddwysedd, lle mae'r pecyn Python scikit-learn wedi'i osod.</translation>
    </message>
    <message>
        <source>count: they add up. rate: percentages or averages, which do not. auto goes by the name of each column.</source>
        <translation type="vanished">count: maent yn adio. rate: canrannau neu gyfartaleddau, nad ydynt yn adio. Mae auto yn mynd yn ôl enw pob colofn.</translation>
    </message>
    <message>
        <source>permutation: by shuffling the other hexagons, for skewed figures such as counts. analytic: from the normal distribution.</source>
        <translation type="vanished">permutation: trwy siffrwd yr hecsagonau eraill, ar gyfer ffigurau sgiw megis cyfrifon. analytic: o'r dosraniad normal.</translation>
    </message>
    <message>
        <source>reads and writes Excel workbooks</source>
        <translation type="vanished">yn darllen ac yn ysgrifennu llyfrau gwaith Excel</translation>
    </message>
    <message>
        <source>spikes: hexagons made by one company, one group or one address</source>
        <translation type="vanished">pigau: hecsagonau a wnaed gan un cwmni, un grŵp neu un cyfeiriad</translation>
    </message>
    <message>
        <source>under 1% of all</source>
        <translation type="vanished">llai nag 1% o'r cyfan</translation>
    </message>
    <message>
        <source>{:,} companies without a date count in neither year.</source>
        <translation type="vanished">Nid yw {:,} cwmni heb ddyddiad yn cyfrif yn y naill flwyddyn na'r llall.</translation>
    </message>
    <message>
        <source>{:,} places have a figure in one map only and do not count.</source>
        <translation type="vanished">Mae gan {:,} lle ffigur mewn un map yn unig ac nid ydynt yn cyfrif.</translation>
    </message>
    <message>
        <source>{count:,} companies with several sites: each one's employees, turnover and funding were kept at its first site.</source>
        <translation type="vanished">{count:,} o gwmnïau â sawl safle: cadwyd gweithwyr, trosiant a chyllid pob un wrth ei safle cyntaf.</translation>
    </message>
    <message>
        <source>{count:,} companies with several sites: each one's employees, turnover and funding were shared equally over its sites.</source>
        <translation type="vanished">{count:,} o gwmnïau â sawl safle: rhannwyd gweithwyr, trosiant a chyllid pob un yn gyfartal dros ei safleoedd.</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation type="vanished">{day} {month} {year}</translation>
    </message>
    <message>
        <source>{file} cannot be read: check that the file is still there.</source>
        <translation type="vanished">Ni ellir darllen {file}: gwnewch yn siŵr bod y ffeil yn dal yno.</translation>
    </message>
    <message>
        <source>{lacking:,} features of {name} have no single point (empty, several points or another shape).</source>
        <translation type="vanished">Nid oes un pwynt gan {lacking:,} o nodweddion {name} (gwag, sawl pwynt neu siâp arall).</translation>
    </message>
    <message>
        <source>{name} cannot be written in {parent}: choose another folder.</source>
        <translation type="vanished">Ni ellir ysgrifennu {name} yn {parent}: dewiswch ffolder arall.</translation>
    </message>
    <message>
        <source>{name} cannot be written: close programs that use it, or choose another folder.</source>
        <translation type="vanished">Ni ellir ysgrifennu {name}: caewch raglenni sy'n ei ddefnyddio, neu dewiswch ffolder arall.</translation>
    </message>
    <message>
        <source>{name} holds neither points nor a table: companies must be points, or rows with a postcode.</source>
        <translation type="vanished">Nid oes pwyntiau na thabl yn {name}: rhaid i gwmnïau fod yn bwyntiau, neu'n rhesi â chod post.</translation>
    </message>
    <message>
        <source>{name} holds {twice:,} hexagons more than once, as maps that overlap and were merged do: delete the duplicates, or choose one map.</source>
        <translation type="vanished">Mae {twice:,} o hecsagonau yn {name} fwy nag unwaith, fel sydd mewn mapiau sy'n gorgyffwrdd ac a unwyd: dilëwch y dyblygion, neu dewiswch un map.</translation>
    </message>
    <message>
        <source>{name} is an old or password-protected Excel file: save it as .xlsx without a password, or as CSV.</source>
        <translation type="vanished">Ffeil Excel hen neu un â chyfrinair yw {name}: cadwch hi fel .xlsx heb gyfrinair, neu fel CSV.</translation>
    </message>
    <message numerus="yes">
        <source>{n} dates and figures of {name} could not be read and count as missing.</source>
        <translation type="vanished">
            <numerusform>Ni ellid darllen {n} o ddyddiadau a ffigurau o {name} ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Ni ellid darllen {n} dyddiad neu ffigur o {name} ac mae'n cyfrif fel un coll.</numerusform>
            <numerusform>Ni ellid darllen {n} o ddyddiadau a ffigurau o {name} ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Ni ellid darllen {n} o ddyddiadau a ffigurau o {name} ac maent yn cyfrif fel rhai coll.</numerusform>
            <numerusform>Ni ellid darllen {n} o ddyddiadau a ffigurau o {name} ac maent yn cyfrif fel rhai coll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} hexagons are made by one company, one group or one address.</source>
        <translation type="vanished">
            <numerusform>Mae {n} o hecsagonau wedi'u gwneud gan un cwmni, un grŵp neu un cyfeiriad.</numerusform>
            <numerusform>Mae {n} hecsagon wedi'i wneud gan un cwmni, un grŵp neu un cyfeiriad.</numerusform>
            <numerusform>Mae {n} o hecsagonau wedi'u gwneud gan un cwmni, un grŵp neu un cyfeiriad.</numerusform>
            <numerusform>Mae {n} o hecsagonau wedi'u gwneud gan un cwmni, un grŵp neu un cyfeiriad.</numerusform>
            <numerusform>Mae {n} o hecsagonau wedi'u gwneud gan un cwmni, un grŵp neu un cyfeiriad.</numerusform>
        </translation>
    </message>
    <message>
        <source>{repaired:,} postcodes were mended: a letter stood for a digit or a digit for a letter, and only one reading exists.</source>
        <translation type="vanished">Cywirwyd {repaired:,} o godau post: roedd llythyren yn lle digid neu ddigid yn lle llythyren, a dim ond un darlleniad sy'n bodoli.</translation>
    </message>
    <message>
        <source>{same:,} rows are identical to an earlier one in every column that is used; they are kept and count.</source>
        <translation type="vanished">Mae {same:,} o resi yr un fath ag un gynharach ym mhob colofn a ddefnyddir; fe'u cedwir ac maent yn cyfrif.</translation>
    </message>
    <message>
        <source>{stepped_in:,} companies were placed by their coordinates because their postcode could not be.</source>
        <translation type="vanished">Lleolwyd {stepped_in:,} cwmni yn ôl eu cyfesurynnau am na ellid lleoli eu cod post.</translation>
    </message>
    <message>
        <source>{unread:,} cells of {replace} were neither yes nor no and count as missing.</source>
        <translation type="vanished">Nid oedd {unread:,} o gelloedd {replace} yn ie nac yn nage ac maent yn cyfrif fel rhai coll.</translation>
    </message>
    <message>
        <source>{unread:,} cells of {value} were not a possible number and count as missing.</source>
        <translation type="vanished">Nid oedd {unread:,} o gelloedd {value} yn rhif posibl ac maent yn cyfrif fel rhai coll.</translation>
    </message>
    <message>
        <source>{unread:,} incorporation dates could not be read and count as missing.</source>
        <translation type="vanished">Ni ellid darllen {unread:,} o ddyddiadau corffori ac maent yn cyfrif fel rhai coll.</translation>
    </message>
    <message>
        <source>{} ({}, {})</source>
        <translation type="vanished">{} ({}, {})</translation>
    </message>
    <message>
        <source>{} UK Investment Atlas site</source>
        <translation type="vanished">{} safle Atlas Buddsoddi'r DU</translation>
    </message>
    <message>
        <source>{} UK Investment Atlas sites</source>
        <translation type="vanished">{} o safleoedd Atlas Buddsoddi'r DU</translation>
    </message>
    <message>
        <source>{} cluster around {}</source>
        <translation type="vanished">{} yn clystyru o amgylch {}</translation>
    </message>
    <message>
        <source>{} hexagons, together {}</source>
        <translation type="vanished">{} hecsagon, gyda'i gilydd {}</translation>
    </message>
    <message>
        <source>{} innovation hub</source>
        <translation type="vanished">{} hwb arloesi</translation>
    </message>
    <message>
        <source>{} innovation hubs</source>
        <translation type="vanished">{} o hybiau arloesi</translation>
    </message>
    <message>
        <source>{} is concentrated in {}</source>
        <translation type="vanished">{} wedi'i grynhoi yn {}</translation>
    </message>
    <message>
        <source>{} more hexagons are spikes; they are in the layer Spikes.</source>
        <translation type="vanished">Mae {} hecsagon arall yn bigau; maent yn yr haen Pigau.</translation>
    </message>
    <message>
        <source>{} more notes stand in the text alternative of this map, the figures in its data tables.</source>
        <translation type="vanished">Mae {} o nodiadau eraill yn nhestun amgen y map hwn, a'r ffigurau yn ei dablau data.</translation>
    </message>
    <message>
        <source>{} of {} hexagons have a value; the highest has {} and lies in {}.</source>
        <translation type="vanished">Mae gan {} o {} hecsagon werth; mae gan yr uchaf {} ac mae yn {}.</translation>
    </message>
    <message>
        <source>{} other authorities</source>
        <translation type="vanished">{} awdurdod arall</translation>
    </message>
    <message>
        <source>{} universities</source>
        <translation type="vanished">{} o brifysgolion</translation>
    </message>
    <message>
        <source>{} university</source>
        <translation type="vanished">{} brifysgol</translation>
    </message>
</context>
</TS>
