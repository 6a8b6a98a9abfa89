import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { ApiModule } from '../src/api.module.js';
import { schemaTextOf } from '../src/platform/graphql/schema-of-modules.js';
import { undescribed } from '../src/platform/graphql/schema-text.js';
import { loadSettings } from '../src/platform/settings/settings.js';

const settings = loadSettings('cli', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });

describe('schema.gql', () => {
  it('is what the code serves: run `npm run schema` when it is not', async () => {
    expect(readFileSync('schema.gql', 'utf8')).toBe(await schemaTextOf(ApiModule.with(settings)));
  });

  it('describes every type, field, argument and value', () => {
    expect(undescribed(buildSchema(readFileSync('schema.gql', 'utf8')))).toEqual([]);
  });
});
