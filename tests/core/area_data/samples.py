"""Texts in the shape of Nomis's downloads; the figures are invented."""

from __future__ import annotations

NOMIS_MSOA = """\ufeff"UK Business Counts - local units by industry and employment size band"
"ONS Crown Copyright Reserved [from Nomis on 20 October 2026]"

"Date                :","2026"
"Employment Size Band:","Total"
"Legal Status        :","Total"

"2021 super output area - middle layer","mnemonic","Total","10 : Manufacture of food products","30 : Manufacture of transport equipment"

"Derby 001","E02002796",1255,15,"*"
"Derby 002","E02002797","2,340",0,5
"Derby 003","E02002798",310,"-",
"Column Total","",3905,15,5

"These figures are rounded to avoid disclosure. Values may be rounded down to zero."
"""

NOMIS_CENSUS = """"TS066 - Economic activity status"
"ONS Crown Copyright Reserved"
"Date       :","2021"

"2021 super output area - middle layer","Total","%","In work","%"

"E02002483 : Hartlepool 001",1000,100.0,800,80.0
"E02002484 : Hartlepool 002",1000,100.0,950,95.0
"unrelated row should be told"
"""

DISTRICTS = """local authority: district / unitary (as of April 2023),mnemonic,Total
Amber Valley,E07000032,5005
Bolsover,E07000033,2600
Chesterfield,E07000034,3450
Derbyshire Dales,E07000035,5010
Erewash,E07000036,3900
High Peak,E07000037,4105
North East Derbyshire,E07000038,3900
South Derbyshire,E07000039,3900
Derby,E06000015,8250
Leeds,E08000035,32500
"""

LONG = """DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,INDUSTRY_NAME,OBS_VALUE
2026,Derby,E06000015,Total,8250
2026,Derby,E06000015,Manufacturing,650
2026,Nottingham,E06000018,Total,9000
2026,Nottingham,E06000018,Manufacturing,
2026,Nottingham,E06000018,Total,9000
"""
