import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { operationsOf } from './operation-rules.js';

/** The names of all operations of the API, for those who limit others to some of them. */
@Injectable()
export class OperationNames {
  private known: ReadonlySet<string> | undefined;

  constructor(private readonly modules: ModuleRef) {}

  has(name: string): boolean {
    // Not before the first question: the schema is built after all providers are made.
    this.known ??= new Set(this.all().map((operation) => operation.name));
    return this.known.has(name);
  }

  private all() {
    return operationsOf(this.modules.get(GraphQLSchemaHost, { strict: false }).schema);
  }
}
