import { type Principal, systemPrincipal } from '../principal/principal.js';

/** The worker at work on one delivery. Whose request caused it is read from the outbox row, inside the transaction. */
export class DeliveryPrincipal implements Principal {
  private readonly worker = systemPrincipal('worker', 'unknown');
  readonly kind = this.worker.kind;
  readonly actorId = this.worker.actorId;
  readonly actorUuid = this.worker.actorUuid;
  readonly organisationId = this.worker.organisationId;
  readonly organisationUuid = this.worker.organisationUuid;
  readonly roles = this.worker.roles;
  readonly hubId = this.worker.hubId;
  requestId = this.worker.requestId;
}
