import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import type { Role } from '../platform/principal/principal.js';
import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import { ALREADY_MEMBER, EMAIL_TAKEN, ROLE_NOT_ALLOWED } from './accounts.refusals.js';
import type { Organisation } from './accounts.service.js';
import { ActorStore } from './actor.store.js';
import type { Member } from './member.entity.js';
import { MemberStore } from './member.store.js';
import { OrganisationEvent } from './organisation.events.js';
import { type OrganisationKind, strangerAmong } from './organisation.lifecycle.js';

export interface Enrolment {
  readonly organisation: Organisation;
  /** In lower case. */
  readonly email: string;
  readonly displayName: string;
  /** Of a new person; null for one who signs in already. */
  readonly passwordHash: string | null;
  readonly roles: readonly Role[];
}

type Person = Pick<Member, 'id' | 'publicId' | 'actorId'>;

/** Making members, inside a transaction. Whether the principal may do so is asked by the caller. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly members: MemberStore,
    private readonly actors: ActorStore,
    private readonly history: HistoryService,
  ) {}

  /**
   * @returns the member's public id
   * @throws Refused EMAIL_TAKEN, ALREADY_MEMBER, ROLE_NOT_ALLOWED, INVALID_INPUT
   */
  async enrol(tx: Transaction, { organisation, roles, ...person }: Enrolment): Promise<string> {
    refuseStrangers(organisation.kind, roles);
    await this.history.lockHeads(tx, [organisation.streamId]);
    const member = await tx.as('registrar', () => this.person(tx, person));
    if (!(await this.members.enrol(tx, member, organisation.id, roles))) {
      throw ALREADY_MEMBER.because(`${person.email} is a member of ${organisation.name} already.`, 'email');
    }
    const detail = { member: member.publicId, roles };
    const subject = { subjectKind: 'member', subject: member.publicId, organisationId: organisation.id };
    const audit = { ...subject, after: { roles } };
    await this.history.append(tx, organisation.streamId, [
      { code: OrganisationEvent.MEMBER_ADDED, detail, audit },
    ]);
    return member.publicId;
  }

  private person(
    tx: Transaction,
    { passwordHash, ...person }: Pick<Enrolment, 'email' | 'displayName' | 'passwordHash'>,
  ): Promise<Person> {
    return passwordHash === null ? this.known(tx, person.email) : this.made(tx, { ...person, passwordHash });
  }

  private async known(tx: Transaction, email: string): Promise<Person> {
    const member = await this.members.byEmail(tx, email);
    if (member) return member;
    throw INVALID_INPUT.because(
      'Nobody signs in with this address yet: a new member needs a password.',
      'password',
    );
  }

  private async made(
    tx: Transaction,
    person: { email: string; displayName: string; passwordHash: string },
  ): Promise<Person> {
    const publicId = newId();
    const actorId = await this.actors.add(tx, { publicId, kind: 'member', organisationId: null });
    const id = await this.members.add(tx, { ...person, publicId, actorId });
    if (id !== null) return { id, publicId, actorId };
    throw EMAIL_TAKEN.because(
      `${person.email} signs in already. Leave the password out to make that person a member here as well.`,
      'email',
    );
  }
}

/** @throws Refused ROLE_NOT_ALLOWED */
export function refuseStrangers(kind: OrganisationKind, roles: readonly Role[]): void {
  const stranger = strangerAmong(kind, roles);
  if (stranger)
    throw ROLE_NOT_ALLOWED.because(`Nobody is ${stranger} in an organisation of the kind ${kind}.`, 'roles');
}
