import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const CAPTURE_AGAIN = 'Capture the hash again on the device: Get-WindowsAutopilotInfo -OutputFile.';
const FORMAT = from('add-devices', 'Ensure that the CSV file meets requirements');
const HASH = from('preflight', 'Hardware hash');

/** What the check of a device list can find, grouped by what a person does about it. */
export const findings: readonly EntryDraft[] = [
  {
    id: 'finding-file-unreadable',
    title: 'The file cannot be read as a list',
    kind: 'finding',
    codes: [
      'finding:FILE_EMPTY',
      'finding:FILE_BINARY',
      'finding:FILE_TOO_LARGE',
      'finding:FILE_ENCODING_INVALID',
      'finding:ROWS_NONE',
    ],
    asks: [
      'file is empty',
      'can I upload an xlsx workbook',
      'the list is an excel workbook and not a csv',
      'file too large', 'list cannot be opened'],
    summary:
      'The file holds no rows, is no text file (a workbook, for example), is too large, or has an encoding that nothing explains. Export it again as plain CSV.',
    steps: [
      'Save the sheet as CSV, or ask the supplier for the CSV file.',
      'Open it in Notepad to see that there are rows.',
    ],
    actions: [{ do: 'check-file' }],
    source: FORMAT,
  },
  {
    id: 'finding-encoding',
    title: 'The file is Unicode; the portal takes ANSI only',
    kind: 'finding',
    codes: ['finding:FILE_ENCODING_BOM', 'finding:FILE_ENCODING_UTF16', 'finding:VALUE_NOT_ANSI'],
    asks: [
      'csv must be ANSI and not unicode',
      'which encoding must the csv have',
      'utf-8 with bom is refused',
      'utf-16 csv from powershell',
      'byte order mark in the file', 'file encoding is wrong', 'save the file as ansi'],
    symptoms: ['the import says the format is wrong although the columns are right'],
    cause: 'A redirect with > in Windows PowerShell writes UTF-16, and Excel’s "CSV UTF-8" writes a mark in front.',
    summary:
      'Intune takes ANSI text, not Unicode. In practice that means no byte order mark and no UTF-16. Preflight writes the file again as plain text and lists the change.',
    steps: [
      'Let Preflight fix the file.',
      'By hand: Notepad > Save as > Encoding ANSI.',
      'When capturing, use -OutputFile instead of > or a pipe.',
    ],
    actions: [{ do: 'check-file' }, { do: 'fix-file' }],
    source: FORMAT,
    covers: ['B05'],
  },
  {
    id: 'finding-delimiter-and-lines',
    title: 'Semicolons, stray lines or lines before the header',
    kind: 'finding',
    codes: ['finding:FILE_DELIMITER', 'finding:FILE_LINES', 'finding:FILE_PREAMBLE'],
    asks: [
      'csv is separated by semicolons',
      'blank lines at the end of the csv',
      '#TYPE line above the header',
      'sep= line in the csv', 'list has semicolons instead of commas', 'tab separated list'],
    cause: 'Excel writes semicolons in many regions, and exports put a title or a #TYPE line on top.',
    summary:
      'The columns must be separated by commas and the header must be the first line. Preflight mends separators, blank lines and lines above the header.',
    steps: ['Let Preflight fix the file.', 'In PowerShell use Export-Csv -NoTypeInformation.'],
    actions: [{ do: 'fix-file' }],
    source: FORMAT,
    covers: ['B07'],
  },
  {
    id: 'finding-quotes',
    title: 'Quotation marks are not allowed in the file',
    kind: 'finding',
    codes: ['finding:FILE_QUOTES'],
    asks: ['are quotation marks allowed in the csv', 'double quotes around the values', 'quotes in the autopilot csv'],
    summary:
      'Neither the header nor a value may stand in quotation marks. Preflight removes them; a tool such as Export-Csv writes them by itself.',
    steps: ['Let Preflight fix the file.', 'In PowerShell 7: Export-Csv -UseQuotes Never.'],
    actions: [{ do: 'fix-file' }],
    source: FORMAT,
    covers: ['B04'],
  },
  {
    id: 'finding-header',
    title: 'The header is missing, misspelled or in another order',
    kind: 'finding',
    codes: [
      'finding:HEADER_MISSING',
      'finding:HEADER_CASE',
      'finding:HEADER_ORDER',
      'finding:HEADER_UNKNOWN',
      'finding:HEADER_COLUMN_MISSING',
      'finding:HEADER_COLUMN_REPEATED',
    ],
    asks: [
      'what must the header line of the csv look like',
      'which columns does the autopilot csv need',
      'are the column headers case sensitive',
      'column order of the csv',
      'header names were translated', 'header line wrong', 'column names wrong', 'first line of the file is wrong', 'capitals in the column names'],
    summary:
      'The header for Intune is exactly: Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User. ' +
      'The names are case-sensitive and the order counts; tag and user may be left off at the end.',
    steps: ['Let Preflight write the exact header.', 'By hand: copy the header line from this answer into the file.'],
    facts: ['Three columns without tag and user, four with a tag, five with a user.'],
    actions: [{ do: 'fix-file' }],
    source: FORMAT,
    covers: ['B01', 'B02', 'B08'],
  },
  {
    id: 'finding-extra-columns',
    title: 'Columns that the channel does not take',
    kind: 'finding',
    codes: ['finding:HEADER_COLUMN_EXTRA', 'finding:ROW_COLUMNS_FEW', 'finding:ROW_COLUMNS_MANY'],
    asks: [
      'can I add my own columns to the csv',
      'extra columns in the import file',
      'a row has too many or too few fields', 'additional columns in the list'],
    summary:
      'Extra columns are not supported: the file may hold only the columns of the channel, and every row as many fields as the header has.',
    steps: [
      'Let Preflight drop the extra columns.',
      'Look at a row with too few or too many fields: often a comma inside a value.',
    ],
    actions: [{ do: 'fix-file' }],
    source: FORMAT,
    covers: ['B03'],
  },
  {
    id: 'finding-format',
    title: 'The list is of another channel’s form',
    kind: 'finding',
    codes: [
      'finding:FORMAT_CONVERTED',
      'finding:FILE_FORMAT_AMBIGUOUS',
      'finding:FILE_DEVICE_ASSOCIATION',
      'finding:IDENTIFIER_PERIOD',
    ],
    asks: [
      'list has the format of partner center instead of intune',
      'convert the csv for partner center',
      'device association export cannot be imported',
    ],
    summary:
      'Every channel has its own columns. Preflight recognises the common forms and writes the one that the chosen channel takes; an export for device association is no list of hashes.',
    steps: ['Name the channel you mean.', 'Let Preflight write the file for it.'],
    actions: [{ do: 'fix-file' }],
    source: from('preflight', 'Lists'),
  },
  {
    id: 'finding-too-many-rows',
    title: 'More devices than the channel takes in one file',
    kind: 'finding',
    codes: ['finding:ROWS_TOO_MANY'],
    asks: ['more than 500 devices in the csv', 'split a large device list', 'how do I import 1200 devices', 'list is too long', 'split the csv', 'list with 700 devices'],
    summary:
      'Intune takes at most 500 devices in one file, Partner Center and the other channels 1,000. Preflight splits the list and confirms each part before the next.',
    steps: ['Let Preflight split the list.', 'By hand: several files of at most 500 rows, each with the header.'],
    actions: [{ do: 'fix-file' }],
    source: FORMAT,
    covers: ['B06'],
  },
  {
    id: 'finding-tag-mixed',
    title: 'Several group tags in one list for Partner Center',
    kind: 'finding',
    codes: ['finding:TAG_MIXED'],
    asks: ['two group tags in one partner center upload', 'group tag column is ignored by partner center'],
    summary:
      'Partner Center has one tag for a whole upload (the group name box), not a column. Preflight writes one file for each tag.',
    steps: ['Let Preflight split the list by tag.', 'Type the tag into the group name box when you upload a part.'],
    actions: [{ do: 'fix-file' }],
    source: from('managed-desktop', 'Register devices using the Partner Center'),
  },
  {
    id: 'finding-value-characters',
    title: 'Hidden characters, blanks or commas in a value',
    kind: 'finding',
    codes: ['finding:VALUE_HIDDEN', 'finding:VALUE_BLANKS', 'finding:VALUE_COMMA'],
    asks: [
      'hidden special characters in the csv',
      'trailing blanks in the serial number',
      'can a value contain a comma',
      'comma in the model name', 'blank after the serial number', 'invisible characters', 'spaces at the end of values'],
    cause: 'Values were copied from a mail, a web page or a sheet.',
    summary:
      'Invisible characters and blanks round a value make a registration fail. Preflight removes them. A comma inside a value cannot be carried by the CSV at all.',
    steps: [
      'Let Preflight fix the file.',
      'By hand: open it in Notepad, look at the ends of values, delete and type them again.',
    ],
    actions: [{ do: 'fix-file' }],
    source: from('faq', 'What are some common causes of registration failures?'),
    covers: ['B11', 'B07'],
  },
  {
    id: 'finding-serial-missing',
    title: 'The serial number is missing or a placeholder of the firmware',
    kind: 'finding',
    codes: [
      'finding:SERIAL_MISSING',
      'finding:SERIAL_PLACEHOLDER',
      'finding:FIELD_SERIAL_MISSING',
      'finding:FIELD_SERIAL_PLACEHOLDER',
    ],
    asks: [
      'serial number is missing',
      'serial says To be filled by O.E.M.',
      'Default string as serial number',
      'System Serial Number placeholder', 'no serial number in the bios'],
    cause: 'Nobody wrote the serial number into the firmware, often after a board was replaced.',
    summary:
      'The device carries no real serial number in its firmware, only a placeholder such as "To be filled by O.E.M.". The maker or repair depot has to write it; then capture a new hash.',
    steps: [
      'Check it on the device: (Get-CimInstance Win32_BIOS).SerialNumber.',
      'Have the maker write the serial number into the BIOS.',
      CAPTURE_AGAIN,
    ],
    source: HASH,
    covers: ['F05'],
  },
  {
    id: 'finding-serial-excel',
    title: 'Excel damaged the serial number',
    kind: 'finding',
    codes: ['finding:SERIAL_SCIENTIFIC', 'finding:ROW_SERIAL_SPREADSHEET'],
    asks: [
      'serial number looks like 1.23457E+14',
      'leading zeros of the serial number are lost',
      'scientific notation in the serial column',
      'excel changed the serial numbers', 'serial looks like 1.2E+10 in the sheet'],
    cause: 'A spreadsheet reads a serial number as a number and drops zeros or digits.',
    summary:
      'The spreadsheet turned the serial number into a number. Where the hash is whole Preflight reads the true serial from it and proposes it; otherwise take it from the label.',
    steps: [
      'Accept the proposed serial number, or type it from the label.',
      'Edit lists in Notepad, never in Excel; keep leading zeros.',
    ],
    actions: [{ do: 'fix-file' }],
    source: from('managed-desktop', 'Register devices using the Partner Center'),
    covers: ['B09', 'B10'],
  },
];
