package dev.imagestreams.standalone.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A layer with one file, byte for byte as the transcripts' images have it: a ustar archive without owners, padded to the
 * blocking factor of tar, and compressed by zlib at its best level.
 */
record TranscriptLayer(byte[] plain, byte[] compressed) {

    private static final int RECORD = 10_240;
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;

    /** Magic, deflate, no flags, no time, best compression, Unix. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, 3};

    static TranscriptLayer withFile(String name, String content) {
        byte[] plain = tar(name, content.getBytes(StandardCharsets.UTF_8));
        return new TranscriptLayer(plain, gzip(plain));
    }

    private static byte[] tar(String name, byte[] content) {
        byte[] archive = new byte[RECORD];
        put(archive, 0, name);
        put(archive, 100, "0000755\0" + "0000000\0" + "0000000\0");
        put(archive, 124, "%011o\0".formatted(content.length));
        // 2020-01-01T00:00:00Z
        put(archive, 136, "%011o\0".formatted(1_577_836_800L));
        put(archive, CHECKSUM, "        " + "0");
        put(archive, 257, "ustar\0" + "00");
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += archive[i];
        }
        put(archive, CHECKSUM, "%06o\0 ".formatted(sum));
        System.arraycopy(content, 0, archive, BLOCK, content.length);
        return archive;
    }

    private static void put(byte[] archive, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, archive, offset, bytes.length);
    }

    private static byte[] gzip(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(plain);
        deflater.finish();
        byte[] buffer = new byte[plain.length];
        int length = deflater.deflate(buffer);
        deflater.end();
        CRC32 sum = new CRC32();
        sum.update(plain);
        ByteBuffer trailer = ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        trailer.putInt((int) sum.getValue()).putInt(plain.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(GZIP_HEADER);
        out.write(buffer, 0, length);
        out.writeBytes(trailer.array());
        return out.toByteArray();
    }
}
