import type { Law } from './law.js';
import { noCircles } from './laws/circles.js';
import * as features from './laws/features.js';
import * as floors from './laws/floors.js';
import * as language from './laws/language.js';
import * as loading from './laws/loading.js';
import { namesSayWhatIsInside } from './laws/names.js';
import * as packages from './laws/packages.js';
import * as processes from './laws/processes.js';
import * as sizes from './laws/sizes.js';
import { onlyStoresWriteSql } from './laws/sql.js';
import * as tables from './laws/tables.js';

/** Every law. One that is missing here is caught by laws.test.ts. */
export const LAWS: readonly Law[] = [
  floors.everyFolderHasAFloor,
  floors.importsGoDown,
  features.featuresKeepTheirRowsPrivate,
  features.kindsComeInOrder,
  features.resolversReachNoQueue,
  features.relationsStayInside,
  noCircles,
  loading.noBarrels,
  loading.noForwardRef,
  loading.noLazyImports,
  packages.packagesStayHome,
  packages.connectionsStayInDatabase,
  packages.pureFilesAreFree,
  onlyStoresWriteSql,
  tables.everyTableHasAnOwner,
  tables.storesReadTheirOwnTables,
  processes.environmentIsReadAtTheDoors,
  processes.apiLoadsNoWorker,
  processes.workerLoadsNoApollo,
  sizes.filesAreShort,
  sizes.functionsAreShort,
  sizes.resolversAreThin,
  sizes.constructorsAreSmall,
  namesSayWhatIsInside,
  language.enumsNameTheirValues,
  language.everythingCompilesToCommonJs,
  language.nothingOfOursIsMocked,
];
