import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Refused } from '../refusals/refusal.js';
import { refusalCodes, refusalDescriptions } from '../refusals/refusal.js';

// Both records are filled as the features are loaded and read when the schema is built: every code is in.
registerEnumType(refusalCodes, {
  name: 'RefusalCode',
  description: 'Why something was refused. Codes are stable: program against them, show people the sentence.',
  valuesMap: refusalDescriptions,
});

@ObjectType('Refusal', {
  description:
    'The hub says no, for a reason that it knows, and changed nothing. Correct the request and send it with a ' +
    'new idempotency key; after BUSY or UNAUTHENTICATED the same request may be sent with the same key.',
})
export class RefusalModel {
  @Field(() => refusalCodes, { description: 'The reason, for programs.' })
  code!: string;

  @Field(() => String, { description: 'The reason as an English sentence that a person can act on.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The input field that it is about, as a path such as `units[0].sscc`. Null for the whole request.',
  })
  field!: string | null;

  static of({ code, message, field }: Refused): RefusalModel {
    return Object.assign(new RefusalModel(), { code, message, field });
  }
}
