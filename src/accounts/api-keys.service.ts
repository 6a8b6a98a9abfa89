import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { AccountsService, type Organisation } from './accounts.service.js';
import type { ApiKey } from './api-key.entity.js';
import { ApiKeyStore } from './api-key.store.js';
import { administers, OrganisationsService } from './organisations.service.js';

export type { ApiKey } from './api-key.entity.js';

/** Reading the API keys of an organisation, for its administrators. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: ApiKeyStore,
    private readonly accounts: AccountsService,
    private readonly organisations: OrganisationsService,
  ) {}

  /** In the order in which they were issued, revoked ones too. @throws Refused NOT_FOUND, FORBIDDEN, INVALID_INPUT */
  page(principal: Principal, organisation: string | null, request: PageRequest): Promise<Slice<ApiKey>> {
    const page = pageOf(request, idKey);
    return this.work.read(principal, async (tx) => {
      const { id } = await this.organisations.administered(tx, organisation);
      const rows = await this.store.page(tx, id, page.after?.[0] ?? null, page.limit);
      return sliceOf(rows, page, ({ publicId }) => [publicId]);
    });
  }

  find(principal: Principal, publicId: string): Promise<ApiKey> {
    return this.work.read(principal, async (tx) => (await this.administered(tx, publicId)).key);
  }

  /** @throws Refused NOT_FOUND, also for a key that the principal does not administer */
  async administered(
    tx: Transaction,
    publicId: string,
  ): Promise<{ key: ApiKey; organisation: Organisation }> {
    const key = isUuid(publicId) ? await this.store.byPublicId(tx, publicId) : null;
    const organisation = key && (await this.accounts.organisationById(tx, key.organisationId));
    if (key && organisation && administers(tx.principal, organisation)) return { key, organisation };
    throw NOT_FOUND.because('There is no such key.', 'id');
  }
}
