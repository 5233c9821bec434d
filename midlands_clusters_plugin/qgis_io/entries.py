"""Every custom property and project entry by name: all that the plugin writes into a project, and on what.

A name that projects of older versions hold is never changed. JSON where it says so.
"""

from __future__ import annotations

# On a map's group.
FACTS = "midlands_clusters/facts"  # JSON: MapFacts, what titles and acknowledgements are made from
MADE = "midlands_clusters/made"  # JSON: role -> id of the layer that the plugin made, or that the user chose for it
COLUMNS = "midlands_clusters/columns"  # JSON: role -> the columns that the run wrote
CHOICES = "midlands_clusters/choices"  # JSON: what the dock chose for the run
REPORT = "midlands_clusters/report"  # JSON: what the run reported beyond the facts
SOURCE = "midlands_clusters/source"  # JSON: the companies' file or table and how it was read

# On a group and on its layers.
ROLE = "midlands_clusters/role"
MAP = "midlands_clusters/map"  # which map it belongs to
NAME = "midlands_clusters/name"  # the name we gave; one that differs is the user's and stays

# On the hexagons and other layers of a map. The user's choices are saved with the project and survive the next run.
METRIC = "midlands_clusters/metric"
BREAKS = "midlands_clusters/breaks"  # JSON: metric -> classes, so that restyling reads no data
SCHEMES = "midlands_clusters/schemes"  # JSON: metric -> how it is classed
LEFT_OUT = "midlands_clusters/left_out"  # JSON: cells left out of the scale or of the map
HEIGHTS = "midlands_clusters/heights"  # JSON: scale and exaggeration of columns, in 3D and in the oblique map
MARKS = "midlands_clusters/marks"  # how cells are drawn that would be too small: a key of graduated.MODES
DRAWN = "midlands_clusters/drawn"  # JSON: what was drawn last; what differs from it in the renderer is the user's own
LABELS = "midlands_clusters/labels"  # JSON: the user's own words for classes
SUMMED = "midlands_clusters/summed"  # on a page's layer of marks: within how many kilometres each sums hexagons
HIGHEST = "midlands_clusters/highest"  # key of our rule of labels: others are the user's
PLACES_SHOWN = "midlands_clusters/places_shown"  # JSON, on places: which kinds are shown, and whether all of them
WATCHED_OBJECT = "midlands_clusters_watched"  # a property of the object, which nothing saves or copies

# On hexagons that the toolbox made.
MAP_OF_LAYER = "midlands_clusters/map_of_layer"  # JSON: the facts of their map, with the stamp of the data

# On a layer of companies.
CONTRACT = "midlands_clusters/contract"  # JSON: how each of its columns was read, with what was in doubt

# On results, and on layers that stand for others.
STATISTIC = "midlands_clusters/statistic"  # which statistic of the page made it
OF_MAP = "midlands_clusters/of_map"  # the stamp of the map's facts that it was computed from
NAMED = "midlands_clusters/named"  # on a result put away: the name that it had
AREA_DATA = "midlands_clusters/area_data"  # JSON: what a layer of figures by area says of itself
OBLIQUE = "midlands_clusters/oblique"  # which map (group) and metric a layer of an oblique page belongs to
COPY_OF = "midlands_clusters/copy_of"  # id of the layer that a hidden one is a copy of
COPIED = "midlands_clusters/copied"  # on a hidden copy: of which run its data are
DRAWN_3D = "midlands_clusters/drawn_3d"  # on the base plane: the extent that its symbology was made for
PAGE = "midlands_clusters/page"  # that a layer was made for a page, and its metric
BASE_MAP_ADDED = "midlands_clusters/base_map_added"  # we put the layer into the project: it goes with its choice
LOOK_BEFORE_BASE_MAP = "midlands_clusters/look_before_base_map"  # JSON: what to put back when a base map goes
ONLINE_MAP = "midlands_clusters/online_map"

# On a layout.
TEMPLATE = "midlands_clusters/template"  # the template's id
KIND = "midlands_clusters/kind"
SHOWS = "midlands_clusters/shows"  # the metric that its title speaks of
STAMP = "midlands_clusters/stamp"  # the stamp of the map that its words and figures are of
BESIDE = "midlands_clusters/beside"  # id of the second map's hexagons, on a page of two
PAGE_OF = "midlands_clusters/page_of"  # id of that map's hexagons
WARNINGS = "midlands_clusters/warnings"

# On an item of a layout.
GIVEN = "midlands_clusters/given"  # on the title: what the user gave the plugin to put there
PROPOSED = "midlands_clusters/proposed"  # the text that we wrote; one that differs is the user's
FULL = "midlands_clusters/full"  # the whole text of a label that had to be shortened
BOX = "midlands_clusters/box"  # JSON: x, y, width, height in mm that a template gives an item that changes its size
BOXES = "midlands_clusters/boxes"  # JSON: such boxes of a part of a sheet of two, of three and of four panels
SIZE = "midlands_clusters/size"  # the size in points of the letters that a template gives a text
LEGEND_COLUMNS = "midlands_clusters/columns"  # on a legend: the columns that its template gives it

# Variables of layers and layouts, for expressions in styles and labels.
METRIC_VARIABLE = "midlands_clusters_metric"
FAR, FAR_NAMED = "midlands_clusters_far", "midlands_clusters_far_named"
HEADLINE_NAMES = "midlands_clusters_named"
HIGHEST_NAMES = "midlands_clusters_highest"
COVERED = "midlands_clusters_covered"  # ids of the statistics that may lie over the hexagons
SUMMED_LAYER = "midlands_clusters_summed"  # on a layer of sums by place: its marks have one size at any scale
# On a page's map, in place of the layer's own: places drawn and named, names at the highest marks, the marks' sizes,
# and where names stand.
FAR_ON_PAGE, FAR_NAMED_ON_PAGE = "midlands_clusters_far_on_page", "midlands_clusters_far_named_on_page"
HIGHEST_NAMES_ON_PAGE, MARKS_ON_PAGE = "midlands_clusters_highest_on_page", "midlands_clusters_marks_on_page"
TOWN_SPOTS, PLACE_SPOTS = "midlands_clusters_town_spots", "midlands_clusters_place_spots"
AUTHORITY_SPOTS = "midlands_clusters_authority_spots"
SPIKE_SPOTS, SPIKE_DISCS = "midlands_clusters_spike_spots", "midlands_clusters_spike_discs"
# On an atlas's map, for all its pages: where the discs of spikes stand (bearing and mm), and names of the pages' own.
SPIKE_BEARINGS, OWN_SPOTS = "midlands_clusters_spike_bearings", "midlands_clusters_own_spots"
WINDOW = "midlands_clusters_window"  # set on the map of a window: few names, small glyphs

# In the project itself.
SCOPE, QUESTIONS = "MidlandsClusters", "questions"  # JSON: the saved questions
QUESTION_NOW = "question_now"  # JSON: the question that stands on the page, with what is typed in its form
TERRAIN_PRESET = "midlands_clusters_preset"
