import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a made archive. */
export interface MadeEntry {
  name: string;
  content: Buffer;
  /** What it claims to unpack to, where that is not the truth. */
  says?: number;
  /** Claims to be locked by a password. */
  locked?: boolean;
}

/** A ZIP archive (APPNOTE 6.3), which may lie about itself. */
export function archive(...entries: MadeEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, says = content.length, locked = false } of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(locked ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(says, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const entry = [Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, place, Buffer.from(name)];
    directory.push(Buffer.concat(entry));
    bodies.push(local);
    offset += local.length;
  }
  return Buffer.concat([...bodies, ...directory, ending(directory, offset)]);
}

function ending(directory: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

/** A Word document with these entries besides. */
export const wordDocument = (...entries: MadeEntry[]): Buffer =>
  archive(
    { name: '[Content_Types].xml', content: Buffer.from(CONTENT_TYPES) },
    { name: 'word/document.xml', content: Buffer.from('<w:document/>') },
    ...entries,
  );
