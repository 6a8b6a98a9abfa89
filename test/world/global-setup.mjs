import { randomBytes } from 'node:crypto';

/** Names this run, so that runs on one server stay apart. The workers inherit it. */
export default function globalSetup() {
  process.env.HUB_TEST_RUN = `hubtest_${randomBytes(4).toString('hex')}`;
}
