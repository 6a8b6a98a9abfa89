import { Module } from '@nestjs/common';
import { PlanningModule } from '../planning/planning.module.js';
import { AdvanceDispatchWorker } from './advance-dispatch.worker.js';
import { AdvanceDispatchesWorker } from './advance-dispatches.worker.js';
import { DispatchNews } from './dispatch-news.service.js';
import { NEWS_WORKERS } from './dispatch-news.worker.js';
import { DispatchOverdueWorker } from './dispatch-overdue.worker.js';
import { DispatchesModule } from './dispatches.module.js';
import { MergedPartnersService } from './merged-partners.service.js';
import { MergedPartnersStore } from './merged-partners.store.js';
import { MergedPartnersWorker } from './merged-partners.worker.js';
import { OverdueService } from './overdue.service.js';
import { PlanRouteWorker } from './plan-route.worker.js';
import { CallDispatchesWorker, ReestimateDispatchesWorker } from './reestimate-dispatches.worker.js';
import { RoutesService } from './routes.service.js';
import { RoutingProblems } from './routing-problems.service.js';
import { VehicleReports } from './vehicle-reports.service.js';

/** What the worker process has of dispatches besides DispatchesModule. */
@Module({
  imports: [DispatchesModule, PlanningModule],
  providers: [
    RoutingProblems,
    RoutesService,
    VehicleReports,
    OverdueService,
    DispatchNews,
    PlanRouteWorker,
    AdvanceDispatchesWorker,
    ReestimateDispatchesWorker,
    CallDispatchesWorker,
    AdvanceDispatchWorker,
    DispatchOverdueWorker,
    MergedPartnersStore,
    MergedPartnersService,
    MergedPartnersWorker,
    ...NEWS_WORKERS,
  ],
})
export class DispatchesWorkerModule {}
