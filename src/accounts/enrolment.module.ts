import { Global, Module } from '@nestjs/common';
import { AccountsModule } from './accounts.module.js';
import { ActorStore } from './actor.store.js';
import { AdministratorsService } from './administrators.service.js';
import { EnrolmentService } from './enrolment.service.js';
import { MemberStore } from './member.store.js';
import { PasswordsService } from './passwords.service.js';

/** Making members: for the API, and for the command line, which makes the first administrator and the demo. */
@Global()
@Module({
  imports: [AccountsModule],
  providers: [ActorStore, AdministratorsService, EnrolmentService, MemberStore, PasswordsService],
  exports: [ActorStore, AdministratorsService, EnrolmentService, MemberStore, PasswordsService],
})
export class EnrolmentModule {}
