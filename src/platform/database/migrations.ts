import { Platform1000000000001 } from './migrations/0001-platform.js';
import { History1000000000002 } from './migrations/0002-history.js';
import { PlacesAndCatalogue1000000000003 } from './migrations/0003-places-and-catalogue.js';
import { Accounts1000000000004 } from './migrations/0004-accounts.js';
import { TransportsAndConsignments1000000000005 } from './migrations/0005-transports-and-consignments.js';
import { Units1000000000006 } from './migrations/0006-units.js';
import { UnitEvents1000000000007 } from './migrations/0007-unit-events.js';
import { Dispatches1000000000008 } from './migrations/0008-dispatches.js';
import { RecordScans1000000000009 } from './migrations/0009-record-scans.js';
import { Rebuilding1000000000011 } from './migrations/0011-rebuilding.js';
import { Postings1000000000012 } from './migrations/0012-postings.js';
import { TransportPapersAndStops1000000000013 } from './migrations/0013-transport-papers-and-stops.js';
import { ColdPlaces1000000000014 } from './migrations/0014-cold-places.js';
import { LanesAndPackings1000000000015 } from './migrations/0015-lanes-and-packings.js';
import { Requests1000000000016 } from './migrations/0016-requests.js';
import { AccountsForRealLife1000000000017 } from './migrations/0017-accounts-for-real-life.js';
import { ProposedOrganisations1000000000018 } from './migrations/0018-proposed-organisations.js';
import { Pledges1000000000019 } from './migrations/0019-pledges.js';
import { RoomForUpdates1000000000020 } from './migrations/0020-room-for-updates.js';
import { SecondWall1000000000021 } from './migrations/0021-second-wall.js';
import { AuditAndWords1000000000023 } from './migrations/0023-audit-and-words.js';
import { Seals1000000000024 } from './migrations/0024-seals.js';
import { ReturnsAndAttachments1000000000025 } from './migrations/0025-returns-and-attachments.js';
import { DemoSteps1000000000026 } from './migrations/0026-demo-steps.js';
import { RateAllowances1000000000027 } from './migrations/0027-rate-allowances.js';
import { PalletNumbers1000000000028 } from './migrations/0028-pallet-numbers.js';
import { ScopesAndIdentities1000000000029 } from './migrations/0029-scopes-and-identities.js';
import { LegsToStops1000000000032 } from './migrations/0032-legs-to-stops.js';
import { PrintJobs1000000000034 } from './migrations/0034-print-jobs.js';
import { ColdChain1000000000036 } from './migrations/0036-cold-chain.js';
import { Recalls1000000000037 } from './migrations/0037-recalls.js';
import { Receipts1000000000038 } from './migrations/0038-receipts.js';
import { GoodsReceiptNotes1000000000039 } from './migrations/0039-goods-receipt-notes.js';
import { Manifests1000000000040 } from './migrations/0040-manifests.js';
import { Acceptance1000000000042 } from './migrations/0042-acceptance.js';

/** In order. A migration that was released never changes; the next one mends it. */
export const MIGRATIONS = [
  Platform1000000000001,
  History1000000000002,
  PlacesAndCatalogue1000000000003,
  Accounts1000000000004,
  TransportsAndConsignments1000000000005,
  Units1000000000006,
  UnitEvents1000000000007,
  Dispatches1000000000008,
  RecordScans1000000000009,
  Rebuilding1000000000011,
  Postings1000000000012,
  TransportPapersAndStops1000000000013,
  ColdPlaces1000000000014,
  LanesAndPackings1000000000015,
  Requests1000000000016,
  AccountsForRealLife1000000000017,
  ProposedOrganisations1000000000018,
  Pledges1000000000019,
  RoomForUpdates1000000000020,
  SecondWall1000000000021,
  AuditAndWords1000000000023,
  Seals1000000000024,
  ReturnsAndAttachments1000000000025,
  DemoSteps1000000000026,
  RateAllowances1000000000027,
  PalletNumbers1000000000028,
  ScopesAndIdentities1000000000029,
  LegsToStops1000000000032,
  PrintJobs1000000000034,
  ColdChain1000000000036,
  Recalls1000000000037,
  Receipts1000000000038,
  GoodsReceiptNotes1000000000039,
  Manifests1000000000040,
  Acceptance1000000000042,
];
