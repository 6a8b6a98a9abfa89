/** Kinds of organisation. Which one of its kind sees a thing, the audience says. */
export const MEMBERS = 'hub donor agency carrier';

/** The rules of the types from `Receipt` on, in the order of the alphabet. */
export const LATER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReceiptClosing: {
    'hub donor': 'attention closedAt lateUnits',
    hub: 'signatureId signedBy',
  },
  ReceiptDifference: {
    'hub donor': 'contentLineId explanation kind quantity sscc unitId',
  },
  ReceiptExplanation: {
    'hub donor': 'explainedAt reason',
    hub: 'note',
  },
  ReceiptLine: {
    'hub donor': 'contentLineId counted damaged expected item lot received',
  },
  ReceiptPallet: {
    'hub donor': 'expected lines rebuilt receivedAt sscc unitId within',
    hub: 'photos',
  },
  ReceiptProgress: {
    hub: 'differences quantityDamaged quantityExpected quantityReceived unitsCounted unitsExpected unitsReceived',
  },
  ReceiptTotal: {
    'hub donor': 'damaged expected item lot received',
  },
  ProposedUnits: {
    hub: 'missing pallets quantity tooOld',
  },
  Recall: {
    hub: 'closedAt closingNote id item lot openedAt reason',
  },
  RejectedDeparture: {
    hub: 'number reason transportId',
  },
  RejectionCount: {
    hub: 'count reason',
  },
  RequestLine: {
    'hub agency': 'allocated coming fulfilled item open quantity',
  },
  StabilityBudget: {
    'hub donor agency': 'highest hours hoursLeft hoursUsed item lowest since usedUpAt',
  },
  SupplyRequest: {
    'hub agency':
      'agency createdAt destination endedAt events hub id lines neededBy openedAt purpose reference status urgency',
  },
  TemperatureExcursion: {
    [MEMBERS]: 'alarm extreme from side to',
  },
  TemperatureGap: {
    [MEMBERS]: 'from to',
  },
  TemperatureRecord: {
    [MEMBERS]: 'coldest excursions gaps last lastReadAt meanKineticTemperature readings state warmest',
    'hub donor agency': 'budgets',
  },
  TracedGoods: {
    hub: 'acceptedQuantity consignment contentLine dispatch refusedQuantity unit',
  },
  Transport: {
    [MEMBERS]:
      'arrivalDelayMinutes arrivedAt arrivesAt attention carrier cutOffAt delayReason departsAt departureDelayMinutes destination direction estimatedArrivalAt estimatedDepartureAt events id leftAt mode number origin overdue simulated status stops temperatureClasses',
    'hub carrier': 'capacity consignmentCount dispatchCount expectedPallets identifiers',
  },
  TransportCapacity: {
    'hub carrier':
      'coldPallets freeColdPallets freeKilograms freePallets kilograms pallets reservedColdPallets reservedKilograms reservedPallets',
  },
  TransportIdentifier: {
    'hub carrier': 'from id kind number overrideReason printed problem recordedAt recordedBy seals to',
  },
  TransportStop: {
    [MEMBERS]: 'arrivedAt arrivesAt departsAt gaugeChange leftAt ordinal place',
  },
  WrittenPledgeLine: {
    'hub donor': 'item quantity recipient',
  },
};
