import type { FullAnswer } from './site';

/** Where an action stands: on opening the file, on showing the page, on a click anywhere as a link or as a button. */
const PLACES = ['open', 'page', 'link', 'button'] as const;
type Place = (typeof PLACES)[number];

/**
 * A PDF of one empty page, `/pdf?open=…&page=…&link=…&button=…`, each an action dictionary as PDF writes it.
 * @returns a file that every viewer opens without repairing it
 */
export function pdf(query: URLSearchParams): FullAnswer {
  const action = (key: string, place: Place) => {
    const text = query.get(place);
    return text === null ? '' : `${key} ${text}`;
  };
  const area = '/Type /Annot /Rect [0 0 600 600] /Border [0 0 0]';
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${action('/OpenAction', 'open')} /AcroForm << /Fields [5 0 R 6 0 R] >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 600] /AA << ${action('/O', 'page')} >>
      /Annots [${query.has('link') ? '4 0 R' : ''} ${query.has('button') ? '5 0 R' : ''}] >>`,
    `<< ${area} /Subtype /Link ${action('/A', 'link')} >>`,
    `<< ${area} /Subtype /Widget /FT /Btn /Ff 65536 /T (b) /F 4 /P 3 0 R ${action('/A', 'button')} >>`,
    // Viewers submit no empty form.
    '<< /Type /Annot /Rect [0 0 0 0] /Subtype /Widget /FT /Tx /T (t) /V (filled) /F 2 /P 3 0 R >>',
  ];
  return { status: 200, headers: { 'content-type': 'application/pdf' }, body: fileOf(objects) };
}

function fileOf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, 'latin1');
}
