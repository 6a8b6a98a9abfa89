import { Module } from '@nestjs/common';
import { SimulatedDevicesModule } from '../../accounts/simulated-devices.module.js';
import { SimulatedCarrier } from './simulated-carrier.js';
import { SimulationLoop } from './simulation-loop.js';

/** What the worker of a demo hub has besides: somebody who plays its carriers. */
@Module({ imports: [SimulatedDevicesModule], providers: [SimulatedCarrier, SimulationLoop] })
export class DemoWorkerModule {}
