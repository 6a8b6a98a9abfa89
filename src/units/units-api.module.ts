import { Global, Module } from '@nestjs/common';
import { ConsignmentUnitsResolver } from './consignment-units.resolver.js';
import { ContentLinesResolver } from './content-lines.resolver.js';
import { FormerLabelsLoader } from './former-labels.loader.js';
import { FormerLabelsResolver } from './former-labels.resolver.js';
import { KinLoader } from './kin.loader.js';
import { GoodsMoveResolver, UnitKinResolver } from './kin.resolver.js';
import { UnitLoader } from './unit.loader.js';
import { UnitsModule } from './units.module.js';
import { UnitsResolver } from './units.resolver.js';

/** What the API process shows of units. */
@Global()
@Module({
  imports: [UnitsModule],
  providers: [
    UnitLoader,
    UnitsResolver,
    ContentLinesResolver,
    ConsignmentUnitsResolver,
    KinLoader,
    UnitKinResolver,
    GoodsMoveResolver,
    FormerLabelsLoader,
    FormerLabelsResolver,
  ],
  exports: [UnitLoader],
})
export class UnitsApiModule {}
