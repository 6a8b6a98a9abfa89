import ts from 'typescript';
import type { SourceFile } from './source-tree.js';

/** Stands in a text where a template had an expression. */
export const HOLE = '\u0000';

export interface Text {
  readonly node: ts.Node;
  /** Where the content starts in the file, so that an offset in it can be turned into a line. */
  readonly start: number;
  readonly content: string;
}

/** Every string and template of a file. Expressions in a template are a HOLE, padded to their length. */
export function textsOf(file: SourceFile): Text[] {
  return file.nodes(isText).map((node) => {
    const raw = node.getText(file.ast).slice(1, -1);
    return {
      node,
      start: node.getStart(file.ast) + 1,
      content: ts.isTemplateExpression(node) ? withHoles(file, node) : raw,
    };
  });
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function withHoles(file: SourceFile, node: ts.TemplateExpression): string {
  const source = node.getText(file.ast);
  const start = node.getStart(file.ast);
  const parts = node.templateSpans.map(({ expression, literal }) => {
    const from = expression.getFullStart() - start - '${'.length;
    return { from, to: literal.getStart(file.ast) - start + 1 };
  });
  let text = source;
  for (const { from, to } of parts) text = text.slice(0, from) + HOLE.padEnd(to - from) + text.slice(to);
  return text.slice(1, -1);
}

// One case throughout, so that a sentence ("Select a hub") is not taken for a statement.
const STATEMENTS = [
  'SELECT\\b',
  'INSERT\\s+INTO\\b',
  'UPDATE\\s+(?:ONLY\\s+)?[\\w".]+(?:\\s+(?:AS\\s+)?\\w+)?\\s+SET\\b',
  'DELETE\\s+FROM\\b',
  'WITH\\s+(?:RECURSIVE\\s+)?\\w+\\s*(?:\\([^)]*\\))?\\s+AS\\b',
  'MERGE\\s+INTO\\b',
  'TRUNCATE\\s+\\w',
  '(?:CREATE|ALTER|DROP)\\s+(?:OR\\s+REPLACE\\s+)?(?:TABLE|INDEX|UNIQUE|VIEW|FUNCTION|TYPE|ROLE|SCHEMA|SEQUENCE|POLICY|TRIGGER)\\b',
  '(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT\\s+\\w+|RELEASE\\s+SAVEPOINT.*)\\s*;?\\s*$',
  '(?:NOTIFY|LISTEN|UNLISTEN)\\s+[\\w"\\u0000]',
  'SET\\s+(?:LOCAL|SESSION|ROLE)\\b',
  'LOCK\\s+TABLE\\b',
  '(?:GRANT|REVOKE)\\s+[\\w,\\s]+\\sON\\b',
].join('|');
const LEAD = '^(?:\\s|--[^\\n]*\\n|/\\*[\\s\\S]*?\\*/)*';
const UPPER = new RegExp(`${LEAD}(?:${STATEMENTS})`);
const LOWER = new RegExp(`${LEAD}(?:${STATEMENTS.replace(/(?<!\\)[A-Z]+/g, (word) => word.toLowerCase())})`);

/** True for a text that starts like an SQL statement. */
export function isSql(content: string): boolean {
  return UPPER.test(content) || (LOWER.test(content) && /\s(?:from|into|set|as|\*)\s|[();$]/.test(content));
}
