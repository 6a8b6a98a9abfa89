import { LATER, MEMBERS } from './later-field-rules.js';

/** And those who have not signed in. */
const ANYBODY = `${MEMBERS} nobody`;

/** What belongs to no organisation: facts that everybody may read. A field of these leads to these only. */
export const COMMON: readonly string[] = [
  ...[
    'CustomsAnswer',
    'CustomsRule',
    'Gateway',
    'HsCode',
    'Hub',
    'HubRole',
    'HubSite',
    'LeadHours',
    'PageInfo',
  ],
  ...['BarcodeElement', 'BarcodeProblem', 'DecodedBarcode', 'OwnCode'],
  ...['Packing', 'Place', 'ShelfLife', 'Stability', 'SupplyItem', 'SupplyItemNames'],
];

/** What only a mutation answers, to whoever sent it: of its own doing. */
export const OWN_DOINGS: readonly string[] = [
  ...[
    'BadgeReset',
    'EndedMembership',
    'EndedShift',
    'EnrolledBadge',
    'ExceptedRule',
    'ImportedManifest',
    'IssuedApiKey',
  ],
  ...[
    'OpenedShift',
    'PasswordChanged',
    'PasswordResetRequested',
    'RebuiltPallets',
    'RecordedScans',
    'Refusal',
  ],
  ...['MintedSsccs', 'PalletNumbering', 'RecalledLot', 'RecordedScanColumns', 'RecordedTemperatures'],
  ...['ScanProblem', 'ScanResult', 'SignedIn', 'SignedOut', 'TemperatureProblem'],
];

/**
 * Which kinds of organisation are ever shown a field, type by type: more than null and an empty list. Pages follow
 * what is on them. A field that has no rule here, or is shown to others, fails the test.
 */
export const FIELD_RULES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AcceptanceCheck: {
    hub: 'exception rule sentence state',
  },
  AcceptanceSummary: {
    hub: 'excepted failed notApplicable passed rule',
  },
  ActingDevice: {
    [MEMBERS]: 'id name',
  },
  ActingPerson: {
    [MEMBERS]: 'displayName id',
  },
  ApiKey: {
    [MEMBERS]: 'createdAt hub id lastUsedAt name operations organisation revokedAt roles',
  },
  Attachment: {
    'hub agency carrier': 'attachedAt bytes contentType id path purpose sha256',
  },
  AuditEntry: {
    [MEMBERS]:
      'act after before by id onBehalfOf reason reasonErased recordedAt recordedRealAt subject subjectKind',
  },
  BookLine: {
    'hub donor':
      'announced balanced delivered destroyed inStock item lost lot notReceived onTheWay over received refused sampled short withdrawn',
  },
  BookStock: {
    'hub donor': 'allocated damaged free held loaded returned total',
  },
  Consignment: {
    'hub donor':
      'announcedAt attention books cancelledAt donor events hub id path portions purpose recipients reference status transports units unitsAnnounced unitsReceived',
    hub: 'acceptance',
  },
  ConsignmentBooks: {
    'hub donor': 'balanced lines',
  },
  ConsignmentPath: {
    'hub donor': 'destinations pallets totals',
  },
  ConsignmentPortion: {
    'hub donor': 'item quantity recipient',
  },
  ConsignmentReconciliation: {
    'hub donor':
      'closing consignment differences pallets totals unexplained unitsExpected unitsReceived unitsUnexpected',
    hub: 'attachments',
  },
  ContentLine: {
    'hub donor agency':
      'announcedQuantity countedQuantity damagedQuantity effectiveExpiry expiry id item lot presentQuantity',
  },
  DeadLetter: {
    hub: 'attempt diedAt id name payload reason requestId retriedAt subscriber',
  },
  DeliveredLine: {
    'hub agency': 'acceptedQuantity contentLine missingQuantity reason refusedQuantity sentQuantity',
  },
  Dispatch: {
    'hub agency carrier':
      'agency arrivedAt attachments attention createdAt deliveredAt departedAt destination estimatedArrivalAt events id legs loadedCount overdue palletCount proofOfDelivery reference returnTransport status units',
    hub: 'plan',
  },
  DispatchLeg: {
    'hub agency carrier': 'id ordinal status stop transport',
  },
  DispatchPlan: {
    hub: 'arrivesAt legs plannedAt rejected rejections sentence',
  },
  Event: {
    [MEMBERS]: 'by code corrects occurredAt recordedAt recordedRealAt sequence timeDoubted',
  },
  EventBy: {
    [MEMBERS]: 'device kind organisation person',
  },
  FeedEntry: {
    [MEMBERS]: 'cursor facts kind occurredAt recordedAt subject subjectId',
  },
  GoodsMove: {
    'hub donor': 'pallet quantity',
  },
  FreeStock: {
    hub: 'expiresAt lots quantity unit',
  },
  Hold: {
    hub: 'closedAt closingNote id note openedAt reason',
  },
  Invitation: {
    [MEMBERS]: 'email expiresAt id mailedAt organisation roles status',
  },
  Lane: {
    [ANYBODY]: 'from greatCircleKilometres hours id mode overridden routeKilometres source to usualHours',
    hub: 'overrides',
  },
  LaneOverride: {
    hub: 'hours reason resetReason routeKilometres since until',
  },
  LogisticUnit: {
    [MEMBERS]:
      'announced attention events formerSsccs grossWeightKilograms id onHold receivedAt sscc status temperature temperatureClass',
    'hub donor agency': 'contents',
    'hub donor': 'builtFrom cartons location rebuiltInto standsIn',
    hub: 'acceptance holds',
  },
  BadManifestLine: {
    donor: 'cells code column line message',
  },
  Manifest: {
    donor:
      'badLines badLinesPath bytes columns consignment delimiter encoding header headerLine id kind lines linesBad linesRead linesWithFormulas mappingSource pallets problemCode problemMessage state uploadedAt',
  },
  ManifestColumn: {
    donor: 'column confidence field heading',
  },
  ManifestLine: {
    donor: 'expiry grossWeightKilograms item line lot quantity sscc temperatureClass',
  },
  ManifestCheck: {
    donor: 'linesRead linesTaken pallets problemCount problems',
  },
  ManifestProblem: {
    donor: 'code column line message',
  },
  Me: {
    [MEMBERS]: 'device displayName email id kind memberships organisation roles',
  },
  Member: {
    [MEMBERS]: 'displayName email id organisation roles',
  },
  NewsFact: {
    [MEMBERS]: 'name value',
  },
  OpenInvitation: {
    [ANYBODY]: 'email expiresAt organisation roles',
  },
  Organisation: {
    [MEMBERS]: 'code country gln hub id kind mergedInto name refusalReason status',
  },
  PathDestination: {
    'hub donor': 'pallets palletsDelivered palletsDeparted quantities recipient',
  },
  PathEvent: {
    'hub donor': 'at step',
  },
  PathExpectation: {
    'hub donor': 'estimatedAt step',
  },
  PathInstitution: {
    'hub donor': 'country institution',
  },
  PathLine: {
    'hub donor': 'accepted announced counted damaged expiry item lot refused',
  },
  PathPallet: {
    'hub donor': 'destination expected happened id lines onHold sscc status',
  },
  PathQuantities: {
    'hub donor':
      'accepted announced atHub difference item lost missing notReceived onTheWay refused returned takenOut',
  },
  PlannedLeg: {
    hub: 'arrivesAt cutOffAt departsAt freeKilograms freePallets number transportId',
  },
  Pledge: {
    'hub donor': 'donor id items lines pledgedAt purpose reference revision revisions status withdrawnAt',
  },
  PledgeLine: {
    'hub donor': 'item quantity recipient',
  },
  PledgeRevision: {
    'hub donor': 'lines occurredAt reason revision',
  },
  PledgedItem: {
    'hub donor': 'announced item pledged',
  },
  PrintJob: {
    hub: 'askedAt bytes format id kind path printedAt',
  },
  ProofOfDelivery: {
    'hub agency carrier': 'attachments note receivedAt receivedBy recordedByHub',
    'hub agency': 'lines',
  },
  ...LATER,
};

/** The kinds that may be shown a field; undefined for one without a rule. */
export function kindsFor(type: string, field: string): readonly string[] | undefined {
  const rules = Object.entries(FIELD_RULES[type] ?? {});
  const [kinds] = rules.find(([, fields]) => fields.split(' ').includes(field)) ?? [];
  return kinds?.split(' ');
}
