import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Organisation } from './accounts.service.js';
import { ActorStore } from './actor.store.js';
import { ApiKeyStore, type NewApiKey } from './api-key.store.js';
import { refuseStrangers } from './enrolment.service.js';
import { type AskedScope, KeyScopes } from './key-scopes.service.js';
import { OrganisationEvent } from './organisation.events.js';

export type KeyToMake = AskedScope &
  Pick<NewApiKey, 'publicId' | 'name' | 'roles' | 'secretHash'> & {
    /** For the audit trail. */
    readonly reason?: string | null | undefined;
  };

/** The rows of a new key: who acts with it, what it may, and the record of both. */
@Injectable()
export class KeyMaking {
  constructor(
    private readonly scopes: KeyScopes,
    private readonly actors: ActorStore,
    private readonly store: ApiKeyStore,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused ROLE_NOT_ALLOWED, INVALID_INPUT */
  async make(
    tx: Transaction,
    place: Organisation,
    { operations, hub, reason, ...key }: KeyToMake,
  ): Promise<void> {
    refuseStrangers(place.kind, key.roles);
    const scope = await this.scopes.read(tx, place, { operations, hub });
    await this.history.lockHeads(tx, [place.streamId]);
    const { id: organisationId } = place;
    const actorId = await this.actors.add(tx, { publicId: key.publicId, kind: 'device', organisationId });
    await this.store.add(tx, { ...key, ...scope, actorId, organisationId });
    const may = {
      roles: key.roles,
      ...(scope.operations ? { operations: scope.operations } : {}),
      ...(hub ? { hub } : {}),
    };
    const detail = { key: key.publicId, name: new Words(key.name), ...may };
    const subject = { subjectKind: 'api key', subject: key.publicId, organisationId };
    const audit = { ...subject, after: may, reason: reason ? new Words(reason) : null };
    await this.history.append(tx, place.streamId, [
      { code: OrganisationEvent.API_KEY_ISSUED, detail, audit },
    ]);
  }
}
