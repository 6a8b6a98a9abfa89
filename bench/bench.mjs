import { parseArgs } from 'node:util';
import { badInput } from './bad-input.mjs';
import { dayOne } from './day-one.mjs';
import { dispatchJob } from './dispatch-job.mjs';
import { eventSize, hotShare } from './event-size.mjs';
import { prepareGround } from './ground.mjs';
import { sealing, verifying } from './history.mjs';
import { memory, starts } from './life.mjs';
import { manifest } from './manifest.mjs';
import { load } from './people.mjs';
import { policy } from './policy.mjs';
import { recordScanColumns, recordScans } from './record-scans.mjs';
import { scenario } from './scenario.mjs';
import { signIns } from './sign-ins.mjs';
import { singleReceipts } from './single-receipts.mjs';
import { statusBySscc } from './status-by-sscc.mjs';

/** In this order: what measures size reads what the ones before have left. */
const BENCHMARKS = [
  memory.idle,
  recordScans,
  recordScanColumns,
  eventSize,
  hotShare,
  singleReceipts,
  memory.loaded,
  dispatchJob,
  scenario,
  badInput,
  signIns,
  manifest,
  sealing,
  verifying,
  dayOne,
  statusBySscc,
  policy,
  starts,
];

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});

async function main() {
  const ground = await prepareGround();
  const results = [];
  try {
    ground.services = await ground.startServices();
    for (const benchmark of BENCHMARKS) {
      if (values.only && !benchmark.name.includes(values.only)) continue;
      const before = load();
      for (const measured of [await benchmark.run(ground)].flat())
        results.push(show(benchmark, measured, before));
    }
  } finally {
    await ground.end();
  }
  if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

function show(benchmark, measured, before) {
  const { ours, bound, rounds, ...more } = measured;
  const result = {
    name: more.name ?? benchmark.name,
    unit: more.unit ?? benchmark.unit,
    aim: more.aim ?? benchmark.aim,
    ours,
    bound,
    ratio: ours / bound,
    rounds,
    load: before,
    ...more,
  };
  if (!values.json) {
    const number = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
    process.stdout.write(
      `${result.name}\n  ours ${number(ours)} ${result.unit}, bound ${number(bound)}, ratio ${result.ratio.toFixed(2)} (aim ${result.aim}; load ${before})\n`,
    );
  }
  return result;
}

main().catch((problem) => {
  console.error(problem);
  process.exitCode = 1;
});
