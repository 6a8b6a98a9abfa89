import { Global, Module } from '@nestjs/common';
import { CommandGroups } from './command-groups.service.js';
import { CommandsService } from './commands.service.js';

@Global()
@Module({ providers: [CommandsService, CommandGroups], exports: [CommandsService, CommandGroups] })
export class CommandsModule {}
