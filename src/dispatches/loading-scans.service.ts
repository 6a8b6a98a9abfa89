import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { type LoadScan, ScanLoader } from '../receiving/scan-loading.service.js';
import { DispatchesService } from './dispatches.service.js';
import { LoadingService } from './loading.service.js';

/** Pallets that are loaded by scans: the card names the dispatch by its reference. */
@Injectable()
export class LoadingScans implements OnModuleInit {
  constructor(
    private readonly scans: ScanLoader,
    private readonly dispatches: DispatchesService,
    private readonly loading: LoadingService,
  ) {}

  onModuleInit(): void {
    this.scans.is((principal, scan) => this.load(principal, scan));
  }

  /** @throws Refused NOT_FOUND, and what `loadPallet` refuses */
  private async load(principal: Principal, { dispatch, ...scan }: LoadScan): Promise<void> {
    const found = await this.dispatches.byReference(principal, dispatch);
    if (!found) throw NOT_FOUND.because(`There is no dispatch ${dispatch} at your hub.`);
    await this.loading.load(principal, { ...scan, dispatchId: found.publicId });
  }
}
