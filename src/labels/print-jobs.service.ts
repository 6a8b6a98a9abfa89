import { Injectable } from '@nestjs/common';
import { DispatchContents } from '../dispatches/dispatch-contents.service.js';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { UnitsService } from '../units/units.service.js';
import type { PrintSubject } from './print-job.entity.js';
import type { NewPrintJob } from './print-job.store.js';
import { PrintQueue } from './print-queue.service.js';
import { printLabelsInput, printPackingListInput } from './printing.input.js';

/** Asking for papers: of pallets and dispatches of the own hub. Both verbs answer the public id of the print job. */
@Injectable()
export class PrintJobsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly units: UnitsService,
    private readonly dispatches: DispatchesService,
    private readonly contents: DispatchContents,
    private readonly queue: PrintQueue,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND */
  labels(principal: Principal, sent: unknown): Promise<string> {
    const { idempotencyKey, ...asked } = validated(printLabelsInput, sent);
    const { units, format, language } = asked;
    const tradeItems = Object.fromEntries(asked.tradeItems.map(({ item, ...of }) => [item, of]));
    return this.run(principal, { operation: 'printLabels', idempotencyKey, body: asked }, async (tx) => {
      const unitIds = await this.ownUnits(tx, units, (place) => `units[${place}]`);
      return { kind: 'LABELS', format, language, subject: { unitIds, reference: null, tradeItems } };
    });
  }

  /** @throws Refused INVALID_INPUT, NOT_FOUND */
  packingList(principal: Principal, sent: unknown): Promise<string> {
    const { idempotencyKey, ...asked } = validated(printPackingListInput, sent);
    const command = { operation: 'printPackingList', idempotencyKey, body: asked };
    return this.run(principal, command, async (tx) => {
      const { unitId, dispatchId, language } = asked;
      const subject = dispatchId
        ? await this.ofDispatch(tx, dispatchId)
        : { unitIds: await this.ownUnits(tx, [unitId ?? ''], () => 'unitId'), reference: null };
      return { kind: 'PACKING_LIST', format: 'PDF', language, subject: { ...subject, tradeItems: {} } };
    });
  }

  private async run(
    principal: Principal,
    command: { operation: string; idempotencyKey: string; body: unknown },
    job: (tx: Transaction) => Promise<NewPrintJob>,
  ): Promise<string> {
    const { id } = await this.commands.run(principal, command, async (tx) => ({
      id: await this.queue.add(tx, await job(tx)),
    }));
    return id;
  }

  private async ofDispatch(
    tx: Transaction,
    publicId: string,
  ): Promise<Pick<PrintSubject, 'unitIds' | 'reference'>> {
    const dispatch = await this.dispatches.byPublicId(tx, publicId);
    if (!dispatch || dispatch.hubId !== tx.principal.hubId)
      throw NOT_FOUND.because('There is no such dispatch at your hub.', 'dispatchId');
    const lines = await this.contents.linesOf(tx, [dispatch.id]);
    return { unitIds: lines.map(({ unitId }) => unitId), reference: dispatch.reference };
  }

  private async ownUnits(
    tx: Transaction,
    publicIds: readonly string[],
    field: (place: number) => string,
  ): Promise<string[]> {
    const { hubId } = tx.principal;
    const rows = (await this.units.byPublicIds(tx, publicIds)).filter(
      (row) => hubId > 0 && row.hubId === hubId,
    );
    const idOf = new Map(rows.map((row) => [row.publicId, row.id]));
    return publicIds.map((publicId, place) => {
      const id = idOf.get(publicId);
      if (!id) throw NOT_FOUND.because('There is no such pallet at your hub.', field(place));
      return id;
    });
  }
}
