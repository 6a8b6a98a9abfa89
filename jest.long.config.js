import usual from './jest.config.js';

const stories = usual.projects.find(({ displayName }) => displayName === 'stories');

/** What takes minutes: `npm run test:long`. */
export default {
  ...usual,
  testTimeout: 1_200_000,
  projects: [
    {
      ...stories,
      displayName: 'long',
      testMatch: ['<rootDir>/test/long/**/*.test.ts'],
      testPathIgnorePatterns: [],
    },
  ],
};
