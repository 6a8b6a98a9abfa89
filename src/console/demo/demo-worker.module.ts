import { Module } from '@nestjs/common';
import { SimulatedDevicesModule } from '../../accounts/simulated-devices.module.js';
import { DemoPlayer } from '../scenario/demo-player.js';
import { PlayerLoop } from '../scenario/player-loop.js';
import { StepBook } from '../scenario/step-book.service.js';
import { SimulatedCarrier } from './simulated-carrier.js';
import { SimulationLoop } from './simulation-loop.js';

/** What the worker of a demo hub has besides: somebody who plays its carriers, and its people. */
@Module({
  imports: [SimulatedDevicesModule],
  providers: [SimulatedCarrier, SimulationLoop, StepBook, DemoPlayer, PlayerLoop],
})
export class DemoWorkerModule {}
