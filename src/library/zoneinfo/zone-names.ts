/** Made by scripts/generate-zones.py from the IANA data of CPython's host. Do not edit. */

/** Zones by their abbreviations: each is minutes east of UTC, `d` for daylight saving, and the word since 1970. */
export const zonesByNames: readonly (readonly [names: string, zones: string])[] = [
  [
    "",
    "Africa/Casablanca Africa/El_Aaiun America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/ComodRivadavia America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia America/Asuncion America/Bahia America/Belem America/Boa_Vista America/Bogota America/Buenos_Aires America/Campo_Grande America/Caracas America/Catamarca America/Cayenne America/Cordoba America/Coyhaique America/Cuiaba America/Eirunepe America/Fortaleza America/Godthab America/Guayaquil America/Guyana America/Jujuy America/La_Paz America/Lima America/Maceio America/Manaus America/Mendoza America/Montevideo America/Noronha America/Nuuk America/Paramaribo America/Porto_Acre America/Porto_Velho America/Punta_Arenas America/Recife America/Rio_Branco America/Rosario America/Santarem America/Santiago America/Sao_Paulo America/Scoresbysund Antarctica/Casey Antarctica/Davis Antarctica/DumontDUrville Antarctica/Mawson Antarctica/Palmer Antarctica/Rothera Antarctica/Syowa Antarctica/Troll Antarctica/Vostok Asia/Aden Asia/Almaty Asia/Anadyr Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Ashkhabad Asia/Atyrau Asia/Baghdad Asia/Bahrain Asia/Baku Asia/Bangkok Asia/Barnaul Asia/Bishkek Asia/Brunei Asia/Chita Asia/Choibalsan Asia/Colombo Asia/Dacca Asia/Dhaka Asia/Dili Asia/Dubai Asia/Dushanbe Asia/Ho_Chi_Minh Asia/Hovd Asia/Irkutsk Asia/Kabul Asia/Kamchatka Asia/Kashgar Asia/Kathmandu Asia/Katmandu Asia/Khandyga Asia/Krasnoyarsk Asia/Kuala_Lumpur Asia/Kuching Asia/Kuwait Asia/Magadan Asia/Muscat Asia/Novokuznetsk Asia/Novosibirsk Asia/Omsk Asia/Oral Asia/Phnom_Penh Asia/Qatar Asia/Qostanay Asia/Qyzylorda Asia/Rangoon Asia/Riyadh Asia/Saigon Asia/Sakhalin Asia/Samarkand Asia/Singapore Asia/Srednekolymsk Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Thimbu Asia/Thimphu Asia/Tomsk Asia/Ulaanbaatar Asia/Ulan_Bator Asia/Urumqi Asia/Ust-Nera Asia/Vientiane Asia/Vladivostok Asia/Yakutsk Asia/Yangon Asia/Yekaterinburg Asia/Yerevan Atlantic/Cape_Verde Atlantic/South_Georgia Atlantic/Stanley Australia/Eucla Brazil/Acre Brazil/DeNoronha Brazil/East Brazil/West Chile/Continental Chile/EasterIsland Etc/GMT+1 Etc/GMT+10 Etc/GMT+11 Etc/GMT+12 Etc/GMT+2 Etc/GMT+3 Etc/GMT+4 Etc/GMT+5 Etc/GMT+6 Etc/GMT+7 Etc/GMT+8 Etc/GMT+9 Etc/GMT-1 Etc/GMT-10 Etc/GMT-11 Etc/GMT-12 Etc/GMT-13 Etc/GMT-14 Etc/GMT-2 Etc/GMT-3 Etc/GMT-4 Etc/GMT-5 Etc/GMT-6 Etc/GMT-7 Etc/GMT-8 Etc/GMT-9 Europe/Astrakhan Europe/Samara Europe/Saratov Europe/Ulyanovsk Indian/Chagos Indian/Christmas Indian/Cocos Indian/Kerguelen Indian/Mahe Indian/Maldives Indian/Mauritius Indian/Reunion Iran Kwajalein NZ-CHAT Pacific/Apia Pacific/Bougainville Pacific/Chatham Pacific/Chuuk Pacific/Easter Pacific/Efate Pacific/Enderbury Pacific/Fakaofo Pacific/Fiji Pacific/Funafuti Pacific/Galapagos Pacific/Gambier Pacific/Guadalcanal Pacific/Kanton Pacific/Kiritimati Pacific/Kosrae Pacific/Kwajalein Pacific/Majuro Pacific/Marquesas Pacific/Nauru Pacific/Niue Pacific/Norfolk Pacific/Noumea Pacific/Palau Pacific/Pitcairn Pacific/Pohnpei Pacific/Ponape Pacific/Port_Moresby Pacific/Rarotonga Pacific/Tahiti Pacific/Tarawa Pacific/Tongatapu Pacific/Truk Pacific/Wake Pacific/Wallis Pacific/Yap Singapore",
  ],
  [
    "+0GMT",
    "Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome Africa/Nouakchott Africa/Ouagadougou Africa/Timbuktu America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich GMT GMT+0 GMT-0 GMT0 Greenwich Iceland",
  ],
  ["+0GMT +60BST +60dBST", "Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/London GB GB-Eire"],
  ["+0GMT +60WAT", "Africa/Sao_Tome"],
  ["+0UTC", "Etc/UCT Etc/UTC Etc/Universal Etc/Zulu UCT UTC Universal Zulu"],
  ["+0WET +60CET +60dWEST +120dCEST", "Africa/Algiers Africa/Ceuta Europe/Lisbon Portugal"],
  ["+0WET +60dWEST", "Atlantic/Azores Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira WET"],
  ["+0dGMT +60IST", "Eire Europe/Dublin"],
  [
    "+120CAT",
    "Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo",
  ],
  ["+120CAT +180EAT +180dCAST", "Africa/Juba Africa/Khartoum"],
  ["+120EET +180MSK +180dEEST +240MSK +240dMSD", "Europe/Moscow Europe/Simferopol W-SU"],
  [
    "+120EET +180MSK +180dEEST +240dMSD",
    "Europe/Chisinau Europe/Kiev Europe/Kyiv Europe/Riga Europe/Tallinn Europe/Tiraspol Europe/Uzhgorod Europe/Zaporozhye",
  ],
  [
    "+120EET +180dEEST",
    "Africa/Cairo Asia/Amman Asia/Beirut Asia/Damascus Asia/Famagusta Asia/Gaza Asia/Hebron Asia/Istanbul Asia/Nicosia EET Egypt Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Istanbul Europe/Mariehamn Europe/Nicosia Europe/Sofia Turkey",
  ],
  ["+120EET +180dEEST +240dMSD", "Europe/Kaliningrad Europe/Minsk"],
  ["+120IST +180dIDT", "Asia/Jerusalem Asia/Tel_Aviv Israel"],
  ["+120SAST", "Africa/Johannesburg Africa/Maseru Africa/Mbabane"],
  [
    "+180EAT",
    "Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu Africa/Nairobi Indian/Antananarivo Indian/Comoro Indian/Mayotte",
  ],
  ["+180MSK +240MSK +240dMSD", "Europe/Kirov"],
  ["+180MSK +240dMSD", "Europe/Volgograd"],
  ["+300PKT +360dPKST", "Asia/Karachi"],
  ["+330IST", "Asia/Calcutta Asia/Kolkata"],
  ["+420WIB", "Asia/Jakarta"],
  ["+420WIB +480WITA", "Asia/Pontianak"],
  ["+480AWST +540dAWDT", "Australia/Perth Australia/West"],
  [
    "+480CST +540dCDT",
    "Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Macao Asia/Macau Asia/Shanghai Asia/Taipei PRC ROC",
  ],
  ["+480HKT +540dHKST", "Asia/Hong_Kong Hongkong"],
  ["+480PST +540dPDT", "Asia/Manila"],
  ["+480WITA", "Asia/Makassar Asia/Ujung_Pandang"],
  ["+510KST +540KST", "Asia/Pyongyang"],
  ["+540JST", "Asia/Tokyo Japan"],
  ["+540KST +600dKDT", "Asia/Seoul ROK"],
  ["+540WIT", "Asia/Jayapura"],
  ["+570ACST", "Australia/Darwin Australia/North"],
  ["+570ACST +630dACDT", "Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna"],
  ["+600AEST", "Australia/LHI Australia/Lord_Howe"],
  [
    "+600AEST +660dAEDT",
    "Antarctica/Macquarie Australia/ACT Australia/Brisbane Australia/Canberra Australia/Currie Australia/Hobart Australia/Lindeman Australia/Melbourne Australia/NSW Australia/Queensland Australia/Sydney Australia/Tasmania Australia/Victoria",
  ],
  ["+600ChST +660dGDT", "Pacific/Guam Pacific/Saipan"],
  ["+60CET +120EET +120dCEST", "Africa/Tripoli Libya"],
  ["+60CET +120EET +120dCEST +180MSK +180dEEST +240dMSD", "Europe/Vilnius"],
  [
    "+60CET +120dCEST",
    "Africa/Tunis Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich Poland",
  ],
  ["+60MET +120dMEST", "MET"],
  [
    "+60WAT",
    "Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Luanda Africa/Malabo Africa/Niamey Africa/Porto-Novo",
  ],
  ["+60WAT +120dWAST", "Africa/Ndjamena"],
  ["+60dWAT +120CAT", "Africa/Windhoek"],
  ["+720NZST +780dNZDT", "Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland"],
  ["-210NST -150dNDT -90dNDDT", "America/St_Johns Canada/Newfoundland"],
  [
    "-240AST",
    "America/Anguilla America/Antigua America/Aruba America/Blanc-Sablon America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Kralendijk America/Lower_Princes America/Marigot America/Miquelon America/Montserrat America/Port_of_Spain America/Puerto_Rico America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola America/Virgin",
  ],
  [
    "-240AST -180dADT",
    "America/Barbados America/Glace_Bay America/Halifax America/Martinique America/Moncton America/Thule Atlantic/Bermuda Canada/Atlantic",
  ],
  ["-240AST -180dADT -120dADDT", "America/Goose_Bay"],
  ["-300CST -240dCDT", "America/Havana Cuba"],
  ["-300EST", "America/Atikokan America/Cayman America/Coral_Harbour America/Panama EST"],
  ["-300EST -240AST", "America/Santo_Domingo"],
  ["-300EST -240AST -240dEDT", "America/Grand_Turk"],
  [
    "-300EST -240dEDT",
    "America/Detroit America/Fort_Wayne America/Indiana/Indianapolis America/Indiana/Vevay America/Indianapolis America/Jamaica America/Montreal America/Nassau America/New_York America/Nipigon America/Port-au-Prince America/Thunder_Bay America/Toronto Canada/Eastern EST5EDT Jamaica US/East-Indiana US/Eastern US/Michigan",
  ],
  ["-300EST -300dCDT -240dEDT", "America/Indiana/Marengo America/Kentucky/Louisville America/Louisville"],
  ["-360CST", "America/Regina Canada/Saskatchewan"],
  [
    "-360CST -300EST -300dCDT",
    "America/Indiana/Knox America/Knox_IN America/Managua America/Menominee America/Merida America/Rankin_Inlet America/Resolute US/Indiana-Starke",
  ],
  [
    "-360CST -300EST -300dCDT -240dEDT",
    "America/Cancun America/Indiana/Petersburg America/Indiana/Tell_City America/Indiana/Vincennes America/Indiana/Winamac America/Iqaluit America/Kentucky/Monticello America/Pangnirtung",
  ],
  [
    "-360CST -300dCDT",
    "America/Belize America/Chicago America/Costa_Rica America/El_Salvador America/Guatemala America/Matamoros America/Mexico_City America/Monterrey America/Rainy_River America/Tegucigalpa America/Winnipeg CST6CDT Canada/Central Mexico/General US/Central",
  ],
  ["-420MST", "America/Creston America/Phoenix MST US/Arizona"],
  ["-420MST -360CST", "America/Swift_Current"],
  [
    "-420MST -360CST -360dMDT -300dCDT",
    "America/Bahia_Banderas America/Cambridge_Bay America/Chihuahua America/Ciudad_Juarez America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga",
  ],
  [
    "-420MST -360dMDT",
    "America/Boise America/Denver America/Edmonton America/Hermosillo America/Mazatlan America/Shiprock America/Yellowknife Canada/Mountain MST7MDT Mexico/BajaSur Navajo US/Mountain",
  ],
  ["-45MMT +0GMT", "Africa/Monrovia"],
  ["-480PST -420MST -420dPDT", "America/Dawson_Creek America/Fort_Nelson America/Whitehorse Canada/Yukon"],
  ["-480PST -420MST -420dPDT -360dMDT", "America/Inuvik"],
  [
    "-480PST -420dPDT",
    "America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana America/Vancouver Canada/Pacific Mexico/BajaNorte PST8PDT US/Pacific",
  ],
  ["-540AKST -480PST -480dAKDT -420dPDT", "America/Juneau America/Metlakatla America/Sitka"],
  ["-540AKST -480dAKDT", "America/Yakutat"],
  ["-540YST -480PST -420MST -420dPDT", "America/Dawson"],
  ["-600AHST -540AKST -540dAHDT -480dAKDT", "America/Anchorage US/Alaska"],
  ["-600HST", "HST Pacific/Honolulu Pacific/Johnston US/Hawaii"],
  ["-660BST -600HST -600dBDT -540dHDT", "America/Adak America/Atka US/Aleutian"],
  ["-660BST -600dBDT -540AKST -480dAKDT", "America/Nome"],
  ["-660SST", "Pacific/Midway Pacific/Pago_Pago Pacific/Samoa US/Samoa"],
];

/** Zones that never changed: their offset is known without a moment. */
export const fixedZones =
  "EST Etc/GMT Etc/GMT+0 Etc/GMT+1 Etc/GMT+10 Etc/GMT+11 Etc/GMT+12 Etc/GMT+2 Etc/GMT+3 Etc/GMT+4 Etc/GMT+5 Etc/GMT+6 Etc/GMT+7 Etc/GMT+8 Etc/GMT+9 Etc/GMT-0 Etc/GMT-1 Etc/GMT-10 Etc/GMT-11 Etc/GMT-12 Etc/GMT-13 Etc/GMT-14 Etc/GMT-2 Etc/GMT-3 Etc/GMT-4 Etc/GMT-5 Etc/GMT-6 Etc/GMT-7 Etc/GMT-8 Etc/GMT-9 Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0 GMT-0 GMT0 Greenwich HST MST UCT UTC Universal Zulu";
