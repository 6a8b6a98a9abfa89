import { Global, Module } from '@nestjs/common';
import { ConsignmentUnitsResolver } from './consignment-units.resolver.js';
import { ContentLinesResolver } from './content-lines.resolver.js';
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
  ],
  exports: [UnitLoader],
})
export class UnitsApiModule {}
