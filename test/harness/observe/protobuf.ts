/** A message of Protocol Buffers, by the numbers of its fields. */
export interface Message {
  has(field: number): boolean;
  /** Empty when it is absent. */
  bytes(field: number): Buffer;
  /** 0 when it is absent. */
  number(field: number): bigint;
  messages(field: number): Message[];
}

/** Reads a message from its bytes. @throws Error when they are none */
export function readMessage(bytes: Buffer): Message {
  const fields = new Map<number, (Buffer | bigint)[]>();
  let at = 0;
  while (at < bytes.length) {
    const key = Number(varint());
    const values = fields.get(key >> 3) ?? [];
    fields.set(key >> 3, [...values, valueOf(key & 7)]);
  }
  const first = (field: number) => fields.get(field)?.[0];
  return {
    has: (field) => fields.has(field),
    bytes: (field) => (first(field) as Buffer | undefined) ?? Buffer.alloc(0),
    number: (field) => (first(field) as bigint | undefined) ?? 0n,
    messages: (field) => (fields.get(field) ?? []).map((value) => readMessage(value as Buffer)),
  };

  function valueOf(wireType: number): Buffer | bigint {
    if (wireType === 0) return varint();
    if (wireType === 1) return take(8).readBigUInt64LE();
    if (wireType === 2) return take(Number(varint()));
    if (wireType === 5) return BigInt(take(4).readUInt32LE());
    throw new Error(`wire type ${wireType} is none that we know`);
  }

  function varint(): bigint {
    for (let value = 0n, shift = 0n; ; shift += 7n) {
      const [byte = 0] = take(1);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  function take(length: number): Buffer {
    if (at + length > bytes.length) throw new Error('the message ends too early');
    at += length;
    return bytes.subarray(at - length, at);
  }
}
