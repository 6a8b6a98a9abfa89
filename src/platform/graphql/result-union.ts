import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import { RefusalModel } from './refusal.model.js';

/**
 * What a mutation answers: the thing, or the refusal. The resolver returns the thing; a Refused that is
 * thrown becomes the other member.
 *
 * @param name such as `ReceivePalletResult`
 */
export function resultUnion<Model extends object>(
  name: string,
  model: () => Type<Model>,
  description: string,
): Model | RefusalModel {
  return createUnionType({
    name,
    description,
    types: () => [model(), RefusalModel] as const,
    resolveType: (answer: unknown) => (answer instanceof RefusalModel ? RefusalModel : model()),
  }) as Model | RefusalModel;
}
