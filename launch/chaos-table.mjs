/**
 * @typedef {{ what: string, checked: number, differences: number, named: string[] }} Finding
 * @typedef {{
 *   kills: Record<string, number>, wanted: number, unasked: Record<string, number>, seconds: number,
 *   ledger: import('./chaos-ledger.mjs').LedgerReader, findings: Finding[] | undefined, simulated: boolean,
 * }} Outcome `findings` is undefined when the verification itself failed
 */

/**
 * @param {Outcome} outcome
 * @returns {string} what happened, in a table
 */
export function tableOf(outcome) {
  const { kills, wanted, unasked, ledger, findings = [], seconds } = outcome;
  const report = ledger.report ?? {};
  const rows = [
    ...Object.entries(kills).map(([name, count]) => [`killed: ${name}`, count]),
    ['killed, of those that were planned', `${killed(outcome)} of ${wanted}`],
    ...Object.entries(unasked).map(([name, count]) => [`ended by itself: ${name}`, count]),
    ['requests sent again', report.repeated ?? '?'],
    ['answers that nobody planned (INTERNAL)', report.internal ?? '?'],
    ['acknowledged receipts', ledger.receipts],
    ['acknowledged receipts that are there, each once', report.receipts ?? '?'],
    ['acknowledged deliveries that are shown', `${report.deliveries ?? '?'} of ${ledger.deliveries}`],
    ['acknowledged events of pallets that are there twice', report.twice ?? '?'],
    ['differences between answers and what is shown', report.differences ?? '?'],
    ...findings.map(({ what, checked, differences }) => [
      what,
      differences === 0 ? checked : `${checked}, ${differences} DIFFER`,
    ]),
    ['seconds', Math.round(seconds)],
  ];
  const width = Math.max(...rows.map(([name]) => String(name).length));
  return rows.map(([name, value]) => `  ${String(name).padEnd(width)}  ${value}`).join('\n');
}

/** @param {Outcome} outcome */
export function isGood(outcome) {
  const { findings, simulated, wanted } = outcome;
  return (
    simulated &&
    killed(outcome) === wanted &&
    findings?.every(({ differences }) => differences === 0) === true
  );
}

/** @param {Outcome} outcome */
function killed({ kills }) {
  return Object.values(kills).reduce((sum, count) => sum + count, 0);
}
