/** One bad request for each thing that the door must survive. Used by the tests and by the benchmark's twin. */
export interface BadRequest {
  readonly what: string;
  readonly body: string;
  readonly status: number;
  readonly code: string;
}

const json = (body: unknown) => JSON.stringify(body);
const asked = (query: string, variables?: object) => json({ query, variables });
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

/** Fragments that spread the next one twice: the last field stands there 2 to the power of `levels` times. */
const bomb = (levels: number) =>
  `{ me { ...f0 } } ${many(levels, (n) => `fragment f${n} on Me { a${n}: __typename ...f${n + 1} ...f${n + 1} }`)} fragment f${levels} on Me { id }`;

export const BAD_REQUESTS: readonly BadRequest[] = [
  { what: 'half a body', body: '{"query":"{ me', status: 400, code: 'MALFORMED_JSON' },
  { what: 'no body', body: '', status: 400, code: 'MALFORMED_JSON' },
  { what: 'a body of NULs', body: '\u0000'.repeat(100), status: 400, code: 'MALFORMED_JSON' },
  { what: '100,000 open brackets', body: '['.repeat(100_000), status: 400, code: 'MALFORMED_JSON' },
  {
    what: 'a body that is too large',
    body: asked('{ me { id } }', { a: 'x'.repeat(4_194_304) }),
    status: 413,
    code: 'BODY_TOO_LARGE',
  },
  {
    what: 'a batch in an array',
    body: json(Array.from({ length: 1_000 }, () => ({ query: '{ me { id } }' }))),
    status: 400,
    code: 'BAD_REQUEST',
  },
  { what: 'an empty array', body: '[]', status: 400, code: 'BAD_REQUEST' },
  {
    what: '10,000 aliases',
    body: asked(`{ ${many(10_000, (n) => `a${n}: me { id }`)} }`),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    what: 'as many aliases as the tokens let through',
    body: asked(`{ me { ${many(600, (n) => `a${n}: id`)} } }`),
    status: 400,
    code: 'TOO_LARGE',
  },
  {
    what: 'depth 5,000',
    body: asked(`${'{ a '.repeat(5_000)}${'}'.repeat(5_000)}`),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    what: 'as deep as the tokens let through',
    body: asked(`query { consignments ${'{ nodes { donor '.repeat(180)} { id } ${'} }'.repeat(180)} }`),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'lists in a list, 2,000 deep, as a value',
    body: asked(`{ consignment(id: ${'['.repeat(900)}${']'.repeat(900)}) { id } }`),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'variables that are 5,000 deep',
    body: `{"query":"query ($id: ID!) { consignment(id: $id) { id } }","variables":{"id":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`,
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    what: 'a circle of fragments',
    body: asked('{ me { ...a } } fragment a on Me { ...b } fragment b on Me { ...a }'),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { what: 'a fan of fragments', body: asked(bomb(30)), status: 400, code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    what: 'a field that stands there 1,900 times',
    body: asked(`{ me { ${many(1_900, () => 'id')} } }`),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: '600 directives',
    body: asked(`{ me { ${many(300, () => 'id @include(if: true)')} } }`),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    what: 'one directive 200 times on one field',
    body: asked(`{ me { id ${many(200, () => '@skip(if: false)')} } }`),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'an unknown directive 900 times',
    body: asked(`{ me { id ${many(900, () => '@x')} } }`),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'introspection that goes round',
    body: asked(`{ __schema { types { ${'fields { type { '.repeat(40)} name ${'} }'.repeat(40)} } } }`),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'first: 2147483648',
    body: asked('{ consignments(first: 2147483648) { nodes { id } } }'),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'first: 2147483648 in a variable',
    body: asked('query ($n: Int) { consignments(first: $n) { nodes { id } } }', { n: 2_147_483_648 }),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    what: 'pages inside pages that are dearer than allowed',
    body: asked('{ consignments(first: 100) { nodes { units(first: 100) { edges { node { id } } } } } }'),
    status: 400,
    code: 'TOO_COSTLY',
  },
  {
    what: '__proto__ in the body',
    body: '{"query":"{ me { id } }","__proto__":{"admin":true}}',
    status: 400,
    code: 'MALFORMED_JSON',
  },
  {
    what: '__proto__ deep in the variables',
    body: '{"query":"{ me { id } }","variables":{"a":[{"\\u005f_proto__":{"admin":true}}]}}',
    status: 400,
    code: 'MALFORMED_JSON',
  },
  {
    what: 'constructor.prototype in the variables',
    body: '{"query":"{ me { id } }","variables":{"constructor":{"prototype":{"admin":true}}}}',
    status: 400,
    code: 'MALFORMED_JSON',
  },
  {
    what: 'a hash of a query that nobody knows',
    body: json({ extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } }),
    status: 200,
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  },
  {
    what: 'a hash that is not that of its query',
    body: json({
      query: '{ me { id } }',
      extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } },
    }),
    status: 200,
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  },
  {
    what: 'the organisation of a new consignment, named by its donor',
    body: asked(
      'mutation ($input: AnnounceConsignmentInput!) { announceConsignment(input: $input) { __typename } }',
      {
        input: {
          idempotencyKey: 'k',
          hub: 'LGG',
          reference: 'R',
          purpose: 'P',
          recipients: [],
          units: [],
          organisation: 'ALIBABA',
        },
      },
    ),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    what: 'the status of a new dispatch',
    body: asked('mutation ($input: DraftDispatchInput!) { draftDispatch(input: $input) { __typename } }', {
      input: { idempotencyKey: 'k', agency: 'CRI', destination: 'ROME', units: [], status: 'DELIVERED' },
    }),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
];
