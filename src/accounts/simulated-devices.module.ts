import { Module } from '@nestjs/common';
import { SimulatedDeviceStore } from './simulated-device.store.js';
import { SimulatedDevicesService } from './simulated-devices.service.js';

/** Only the worker of a demo hub loads it. */
@Module({
  providers: [SimulatedDeviceStore, SimulatedDevicesService],
  exports: [SimulatedDevicesService],
})
export class SimulatedDevicesModule {}
