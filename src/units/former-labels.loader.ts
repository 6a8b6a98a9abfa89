import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { NumberingService } from './numbering.service.js';
import { UnitsService } from './units.service.js';

/** The labels that units bore before, of all units of an answer in one statement. */
@Injectable()
export class FormerLabelsLoader {
  constructor(
    private readonly units: UnitsService,
    private readonly numbering: NumberingService,
  ) {}

  /** @param unitId internal */
  async load(context: GraphqlContext, unitId: string): Promise<string[]> {
    const labels = await loaderOf<string, string[]>(context, 'units.formerLabels', async (tx, ids) =>
      this.numbering.formerOf(tx, await this.units.byIds(tx, ids)),
    ).load(unitId);
    return labels ?? [];
  }
}
