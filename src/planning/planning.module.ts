import { Module } from '@nestjs/common';
import { EarliestArrivalPlanner } from './earliest-arrival.planner.js';
import { Planner } from './planner.service.js';

@Module({ providers: [{ provide: Planner, useClass: EarliestArrivalPlanner }], exports: [Planner] })
export class PlanningModule {}
