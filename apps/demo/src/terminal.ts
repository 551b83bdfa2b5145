import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colour where the output is a terminal that shows it; plain text elsewhere (also with NO_COLOR). */
const styled = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

const width = 78;
let chapters = 0;

export const title = (text: string): void => {
  console.log(`\n${styled('bold', text)}\n${'='.repeat(text.length)}`);
};

export const chapter = (text: string): void => {
  chapters += 1;
  console.log(`\n${styled(['bold', 'cyan'], `${String(chapters)}. ${text}`)}`);
};

export const say = (text: string): void => {
  console.log(indented(text).join('\n'));
};

export const request = (text: string): void => {
  console.log(styled('dim', `   ${cut(text, width - 3)}`));
};

export const refusal = (text: string): void => {
  console.log(
    indented(text)
      .map((line) => styled('yellow', line))
      .join('\n'),
  );
};

export interface Column<Row> {
  readonly heading: string;
  readonly of: (row: Row) => string;
  readonly alignRight?: boolean;
}

/** A table as wide as its content. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): void {
  const cells = rows.map((row) => columns.map((column) => column.of(row)));
  const widths = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) =>
        columns[index]?.alignRight === true ? text.padStart(widths[index]!) : text.padEnd(widths[index]!),
      )
      .join('  ')
      .trimEnd();
  console.log(`   ${styled('underline', line(columns.map(({ heading }) => heading)))}`);
  for (const row of cells) console.log(`   ${line(row)}`);
}

/** Shortened to a length, so that a table stays within 80 columns. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

const indented = (text: string): readonly string[] => wrapped(text, width - 3).map((line) => `   ${line}`);

function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1] ?? '';
    if (last.length + word.length < columns) lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
