/** A list item, a heading or a paragraph ends a sentence, full stop or not. */
const BLOCK = /^(?:\s*(?:[-*]|\d+\.)\s|#{1,6}\s|>|\s*$)/;
/** An address of a test and its link, at the start of an item. */
const PATH_OF_PROOF = /^- \[`[^`]+`\]\([^)]+\): /;

/**
 * The sentences of a Markdown text, without tables, code, comments and headings. A list item that has no full stop
 * counts as one.
 */
export function sentencesIn(markdown: string): readonly string[] {
  const text = markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/<!--[\s\S]*?-->/g, '');
  const blocks: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('|') || line.startsWith('#')) blocks.push('');
    else if (BLOCK.test(line) || blocks.length === 0) blocks.push(line.replace(PATH_OF_PROOF, ''));
    else blocks.push(`${blocks.pop() ?? ''} ${line.trim()}`);
  }
  return blocks.flatMap(sentencesOf).filter((sentence) => wordsIn(sentence) > 0);
}

/** Full stops and question marks before a space and a new beginning; a link or code is one word. */
function sentencesOf(block: string): readonly string[] {
  const plain = block
    .replace(/^\s*(?:[-*]|\d+\.)\s+/, '')
    .replace(/`[^`]+`/g, 'code')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\*\*|[*[\]]/g, '');
  return plain.split(/(?<=[.?!]\)?)\s+(?=[A-Z“"(c])/);
}

export const wordsIn = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
