package dev.imagestreams.model.net;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IP addresses, e.g. {@code 10.0.0.0/8} or {@code fc00::/7}. Only literal addresses: no name is resolved. */
public final class Cidr {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Stricter than the JDK, which looks up anything without a colon, and reads {@code 10} as {@code 0.0.0.10}. */
    private static final Pattern BLOCK = Pattern.compile(
            "(" + OCTET + "(?:\\." + OCTET + "){3}|[0-9a-fA-F.]{0,45}:[0-9a-fA-F:.]{1,45})(?:/([0-9]{1,3}))?");

    private final byte[] network;
    private final int prefix;

    private Cidr(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no block */
    public static Cidr parse(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches()) {
            throw malformed(text);
        }
        try {
            byte[] network = InetAddress.getByName(block.group(1)).getAddress();
            int prefix = block.group(2) == null ? network.length * 8 : Integer.parseInt(block.group(2));
            if (prefix > network.length * 8) {
                throw malformed(text);
            }
            return new Cidr(network, prefix);
        } catch (UnknownHostException e) {
            throw malformed(text);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(bytes, 0, whole, network, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        int mask = 0xff << (8 - rest) & 0xff;
        return rest == 0 || (bytes[whole] & mask) == (network[whole] & mask);
    }

    private static ImageStreamException malformed(String text) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, "\"" + text + "\" is not a block of addresses");
    }
}
