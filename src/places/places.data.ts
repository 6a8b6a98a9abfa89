import type { PlaceKind } from './place.entity.js';

/**
 * The places that the hub ships with: where the eight hubs of 2020 stand, Chinese origins of the relief goods,
 * and one receiving gateway for each of 45 European and neighbouring countries (Liechtenstein has no airport:
 * Vaduz stands for it, and goods reach it through Zurich), and Rome, where the first donation went.
 *
 * Provenance: coordinates (WGS 84) and IATA codes of airports come from OurAirports (public domain), UN/LOCODE
 * codes from UN/ECE's list (public domain dedication, release 2024-2). What is uncertain about a place stands in its
 * note (place-codes.data.ts). Rome and Vaduz are the middle of the city to about a kilometre. Time zones are names of
 * the IANA database.
 */
export type PlaceRow = readonly [
  code: string,
  kind: PlaceKind,
  name: string,
  country: string,
  iata: string | null,
  unLocode: string | null,
  latitude: number,
  longitude: number,
  timeZone: string,
];

// biome-ignore format: one place a line
const HUBS: readonly PlaceRow[] = [
  ['LGG', 'AIRPORT', 'Liège Airport', 'BE', 'LGG', 'BELGG', 50.6374, 5.4432, 'Europe/Brussels'],
  ['DXB', 'AIRPORT', 'Dubai International Airport', 'AE', 'DXB', 'AEDXB', 25.2528, 55.3644, 'Asia/Dubai'],
  ['CAN', 'AIRPORT', 'Guangzhou Baiyun International Airport', 'CN', 'CAN', 'CNCAN', 23.3924, 113.299, 'Asia/Shanghai'],
  ['ADD', 'AIRPORT', 'Addis Ababa Bole International Airport', 'ET', 'ADD', 'ETADD', 8.9779, 38.7993, 'Africa/Addis_Ababa'],
  ['ACC', 'AIRPORT', 'Kotoka International Airport, Accra', 'GH', 'ACC', 'GHACC', 5.6052, -0.1668, 'Africa/Accra'],
  ['JNB', 'AIRPORT', 'O. R. Tambo International Airport, Johannesburg', 'ZA', 'JNB', 'ZAJNB', -26.1392, 28.246, 'Africa/Johannesburg'],
  ['KUL', 'AIRPORT', 'Kuala Lumpur International Airport', 'MY', 'KUL', 'MYKUL', 2.7456, 101.71, 'Asia/Kuala_Lumpur'],
  ['PTY', 'AIRPORT', 'Tocumen International Airport, Panama City', 'PA', 'PTY', 'PAPTY', 9.0714, -79.3835, 'America/Panama'],
];

// biome-ignore format: one place a line
const ORIGINS: readonly PlaceRow[] = [
  ['CGO', 'AIRPORT', 'Zhengzhou Xinzheng International Airport', 'CN', 'CGO', 'CNCGO', 34.5265, 113.8492, 'Asia/Shanghai'],
  ['HGH', 'AIRPORT', 'Hangzhou Xiaoshan International Airport', 'CN', 'HGH', 'CNHGH', 30.2361, 120.4289, 'Asia/Shanghai'],
  ['SZX', 'AIRPORT', "Shenzhen Bao'an International Airport", 'CN', 'SZX', 'CNSZX', 22.6393, 113.811, 'Asia/Shanghai'],
  ['YIW', 'RAIL_TERMINAL', 'Yiwu, rail', 'CN', 'YIW', 'CNYIU', 29.3447, 120.032, 'Asia/Shanghai'],
  ['CTU', 'RAIL_TERMINAL', 'Chengdu, rail', 'CN', 'CTU', 'CNCTU', 30.5583, 103.946, 'Asia/Shanghai'],
  ['PVG', 'AIRPORT', 'Shanghai Pudong International Airport', 'CN', 'PVG', 'CNSHA', 31.1434, 121.805, 'Asia/Shanghai'],
  ['ZHENGZHOU', 'RAIL_TERMINAL', 'Zhengzhou, rail', 'CN', null, 'CNCGO', 34.5265, 113.8492, 'Asia/Shanghai'],
  ['WUH', 'AIRPORT', 'Wuhan Tianhe International Airport', 'CN', 'WUH', 'CNWUH', 30.7748, 114.2137, 'Asia/Shanghai'],
];

// biome-ignore format: one place a line
const GATEWAYS: readonly PlaceRow[] = [
  ['VIE', 'AIRPORT', 'Vienna International Airport', 'AT', 'VIE', 'ATVIE', 48.1103, 16.5697, 'Europe/Vienna'],
  ['BRU', 'AIRPORT', 'Brussels Airport', 'BE', 'BRU', 'BEBRU', 50.9014, 4.4844, 'Europe/Brussels'],
  ['SOF', 'AIRPORT', 'Sofia Airport', 'BG', 'SOF', 'BGSOF', 42.6967, 23.4114, 'Europe/Sofia'],
  ['ZAG', 'AIRPORT', 'Zagreb Airport', 'HR', 'ZAG', 'HRZAG', 45.7429, 16.0688, 'Europe/Zagreb'],
  ['LCA', 'AIRPORT', 'Larnaca International Airport', 'CY', 'LCA', 'CYLCA', 34.8751, 33.6249, 'Asia/Nicosia'],
  ['PRG', 'AIRPORT', 'Václav Havel Airport Prague', 'CZ', 'PRG', 'CZPRG', 50.1008, 14.26, 'Europe/Prague'],
  ['CPH', 'AIRPORT', 'Copenhagen Kastrup Airport', 'DK', 'CPH', 'DKCPH', 55.6179, 12.656, 'Europe/Copenhagen'],
  ['TLL', 'AIRPORT', 'Lennart Meri Tallinn Airport', 'EE', 'TLL', 'EETLL', 59.4133, 24.8328, 'Europe/Tallinn'],
  ['HEL', 'AIRPORT', 'Helsinki Vantaa Airport', 'FI', 'HEL', 'FIHEL', 60.3172, 24.9633, 'Europe/Helsinki'],
  ['CDG', 'AIRPORT', 'Charles de Gaulle International Airport', 'FR', 'CDG', 'FRCDG', 49.0128, 2.55, 'Europe/Paris'],
  ['FRA', 'AIRPORT', 'Frankfurt Airport', 'DE', 'FRA', 'DEFRA', 50.0365, 8.5613, 'Europe/Berlin'],
  ['ATH', 'AIRPORT', 'Athens Eleftherios Venizelos International Airport', 'GR', 'ATH', 'GRATH', 37.9364, 23.9445, 'Europe/Athens'],
  ['BUD', 'AIRPORT', 'Budapest Liszt Ferenc International Airport', 'HU', 'BUD', 'HUBUD', 47.4298, 19.2611, 'Europe/Budapest'],
  ['DUB', 'AIRPORT', 'Dublin Airport', 'IE', 'DUB', 'IEDUB', 53.4287, -6.2621, 'Europe/Dublin'],
  ['FCO', 'AIRPORT', 'Rome-Fiumicino Leonardo da Vinci International Airport', 'IT', 'FCO', 'ITFCO', 41.8045, 12.252, 'Europe/Rome'],
  ['RIX', 'AIRPORT', 'Riga International Airport', 'LV', 'RIX', 'LVRIX', 56.9236, 23.9711, 'Europe/Riga'],
  ['VNO', 'AIRPORT', 'Vilnius International Airport', 'LT', 'VNO', 'LTVNO', 54.6341, 25.2858, 'Europe/Vilnius'],
  ['LUX', 'AIRPORT', 'Luxembourg-Findel International Airport', 'LU', 'LUX', 'LULUX', 49.6233, 6.2044, 'Europe/Luxembourg'],
  ['MLA', 'AIRPORT', 'Malta International Airport', 'MT', 'MLA', 'MTMLA', 35.8575, 14.4775, 'Europe/Malta'],
  ['AMS', 'AIRPORT', 'Amsterdam Airport Schiphol', 'NL', 'AMS', 'NLAMS', 52.3086, 4.7639, 'Europe/Amsterdam'],
  ['WAW', 'AIRPORT', 'Warsaw Chopin Airport', 'PL', 'WAW', 'PLWAW', 52.1657, 20.9671, 'Europe/Warsaw'],
  ['LIS', 'AIRPORT', 'Humberto Delgado Airport', 'PT', 'LIS', 'PTLIS', 38.7813, -9.1359, 'Europe/Lisbon'],
  ['OTP', 'AIRPORT', 'Henri Coandă International Airport', 'RO', 'OTP', 'ROOTP', 44.5711, 26.085, 'Europe/Bucharest'],
  ['BTS', 'AIRPORT', 'M. R. Štefánik Airport', 'SK', 'BTS', 'SKBTS', 48.1702, 17.2127, 'Europe/Bratislava'],
  ['LJU', 'AIRPORT', 'Ljubljana Jože Pučnik Airport', 'SI', 'LJU', 'SILJU', 46.2237, 14.4576, 'Europe/Ljubljana'],
  ['MAD', 'AIRPORT', 'Adolfo Suárez Madrid-Barajas Airport', 'ES', 'MAD', 'ESMAD', 40.4719, -3.5626, 'Europe/Madrid'],
  ['ARN', 'AIRPORT', 'Stockholm-Arlanda Airport', 'SE', 'ARN', 'SEARN', 59.6519, 17.9186, 'Europe/Stockholm'],
  ['KEF', 'AIRPORT', 'Keflavik International Airport', 'IS', 'KEF', 'ISKEF', 63.985, -22.6056, 'Atlantic/Reykjavik'],
  ['VADUZ', 'CITY', 'Vaduz', 'LI', null, 'LIVDZ', 47.14, 9.52, 'Europe/Vaduz'],
  ['OSL', 'AIRPORT', 'Oslo Airport, Gardermoen', 'NO', 'OSL', 'NOOSL', 60.1939, 11.1004, 'Europe/Oslo'],
  ['ZRH', 'AIRPORT', 'Zürich Airport', 'CH', 'ZRH', 'CHZRH', 47.4581, 8.5481, 'Europe/Zurich'],
  ['LHR', 'AIRPORT', 'London Heathrow Airport', 'GB', 'LHR', 'GBLHR', 51.4706, -0.4619, 'Europe/London'],
  ['TIA', 'AIRPORT', 'Tirana International Airport Mother Teresa', 'AL', 'TIA', 'ALTIA', 41.4147, 19.7206, 'Europe/Tirane'],
  ['SJJ', 'AIRPORT', 'Sarajevo International Airport', 'BA', 'SJJ', 'BASJJ', 43.8246, 18.3315, 'Europe/Sarajevo'],
  ['PRN', 'AIRPORT', 'Priština Adem Jashari International Airport', 'XK', 'PRN', 'RSPRN', 42.5728, 21.0358, 'Europe/Belgrade'],
  ['TGD', 'AIRPORT', 'Podgorica Airport', 'ME', 'TGD', 'METGD', 42.3594, 19.2519, 'Europe/Podgorica'],
  ['SKP', 'AIRPORT', 'Skopje International Airport', 'MK', 'SKP', 'MKSKP', 41.9616, 21.6214, 'Europe/Skopje'],
  ['BEG', 'AIRPORT', 'Belgrade Nikola Tesla Airport', 'RS', 'BEG', 'RSBEG', 44.8184, 20.3091, 'Europe/Belgrade'],
  ['KIV', 'AIRPORT', 'Chişinău International Airport', 'MD', 'KIV', 'MDKIV', 46.9277, 28.931, 'Europe/Chisinau'],
  ['KBP', 'AIRPORT', 'Boryspil International Airport', 'UA', 'KBP', 'UAKBP', 50.345, 30.8947, 'Europe/Kyiv'],
  ['MSQ', 'AIRPORT', 'Minsk National Airport', 'BY', 'MSQ', 'BYMSQ', 53.8881, 28.04, 'Europe/Minsk'],
  ['TBS', 'AIRPORT', 'Tbilisi International Airport', 'GE', 'TBS', 'GETBS', 41.6692, 44.9547, 'Asia/Tbilisi'],
  ['EVN', 'AIRPORT', 'Zvartnots International Airport', 'AM', 'EVN', 'AMEVN', 40.1473, 44.3959, 'Asia/Yerevan'],
  ['GYD', 'AIRPORT', 'Heydar Aliyev International Airport', 'AZ', 'GYD', 'AZGYD', 40.4675, 50.0467, 'Asia/Baku'],
  ['IST', 'AIRPORT', 'İstanbul Airport', 'TR', 'IST', 'TRIST', 41.2613, 28.742, 'Europe/Istanbul'],
  ['ROME', 'CITY', 'Rome', 'IT', null, 'ITROM', 41.89, 12.49, 'Europe/Rome'],
];

/** On the way of the trains from China: two contracts, one container number, and a change of gauge. */
// biome-ignore format: one place a line
const RAIL: readonly PlaceRow[] = [
  ['ALASHANKOU', 'BORDER_STATION', 'Alashankou', 'CN', null, null, 45.17, 82.57, 'Asia/Shanghai'],
  ['DOSTYK', 'BORDER_STATION', 'Dostyk', 'KZ', null, null, 45.25, 82.48, 'Asia/Almaty'],
  ['KHORGOS', 'BORDER_STATION', 'Khorgos', 'CN', null, null, 44.21, 80.41, 'Asia/Shanghai'],
  ['BREST', 'BORDER_STATION', 'Brest', 'BY', null, 'BYBQT', 52.09, 23.68, 'Europe/Minsk'],
  ['TERESPOL', 'BORDER_STATION', 'Terespol', 'PL', null, null, 52.08, 23.61, 'Europe/Warsaw'],
  ['MALASZEWICZE', 'BORDER_STATION', 'Małaszewicze', 'PL', null, 'PLMAL', 52.03, 23.53, 'Europe/Warsaw'],
  ['DUISBURG', 'RAIL_TERMINAL', 'Duisburg, rail', 'DE', null, 'DEDUI', 51.4, 6.74, 'Europe/Berlin'],
];

/** Through which the smallest countries are reached. */
// biome-ignore format: one place a line
const NEIGHBOURS: readonly PlaceRow[] = [
  ['BCN', 'AIRPORT', 'Barcelona Airport', 'ES', 'BCN', 'ESBCN', 41.2971, 2.0785, 'Europe/Madrid'],
  ['NCE', 'AIRPORT', "Nice Côte d'Azur Airport", 'FR', 'NCE', 'FRNCE', 43.6584, 7.2159, 'Europe/Paris'],
  ['BLQ', 'AIRPORT', 'Bologna Airport', 'IT', 'BLQ', 'ITBLQ', 44.5354, 11.2887, 'Europe/Rome'],
];

/** In the order in which they are written: Liège first. */
export const PLACES: readonly PlaceRow[] = [...HUBS, ...ORIGINS, ...GATEWAYS, ...RAIL, ...NEIGHBOURS];
