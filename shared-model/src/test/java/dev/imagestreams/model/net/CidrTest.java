package dev.imagestreams.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,        10.255.255.255, true",
        "10.0.0.0/8,        11.0.0.0,       false",
        "10.9.9.9/8,        10.0.0.1,       true",
        "172.16.0.0/12,     172.31.255.255, true",
        "172.16.0.0/12,     172.32.0.0,     false",
        "192.0.2.7,         192.0.2.7,      true",
        "192.0.2.7,         192.0.2.8,      false",
        "0.0.0.0/0,         255.1.2.3,      true",
        "0.0.0.0/0,         2001:db8::1,    false",
        "fc00::/7,          fdff::1,        true",
        "fc00::/7,          fe00::1,        false",
        "::/0,              2001:db8::1,    true",
        "::/0,              10.0.0.1,       false",
        "2001:db8::1/128,   2001:db8::1,    true",
        "::ffff:10.0.0.0/8, 10.1.1.1,       true"
    })
    void aBlockContainsWhatSharesItsPrefix(String block, String address, boolean contained)
            throws UnknownHostException {
        assertThat(Cidr.parse(block).contains(InetAddress.getByName(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "::/129",
                "::ffff:10.0.0.0/104",
                ":",
                ":::",
                "1:2:3:4:5:6:7:8:9",
                "fe80::1%eth0",
                "[::1]",
                " 10.0.0.0/8"
            })
    void whatIsNoBlockIsABadRequest(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cafe", "dead.beef/8", "example.org", "localhost", "a.b.c.d"})
    void aNameIsRefusedRatherThanResolved(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10/8", "10.1/16", "10.0.0/8", "010.0.0.0/8", "0x0a.0.0.0/8", "256.0.0.0/8"})
    void whatEveryToolReadsInAnotherWayIsRefused(String text) {
        assertRefused(text);
    }

    @Property
    void aBlockContainsAnAddressOfItsOwnForEveryPrefix(
            @ForAll @Size(4) byte[] bytes, @ForAll @IntRange(max = 32) int prefix) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);
        byte[] outside = bytes.clone();
        Cidr block = Cidr.parse(address.getHostAddress() + '/' + prefix);

        assertThat(block.contains(address)).isTrue();
        if (prefix > 0) {
            outside[(prefix - 1) / 8] ^= (byte) (0x80 >> (prefix - 1) % 8);
            assertThat(block.contains(InetAddress.getByAddress(outside))).isFalse();
        }
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage("\"" + text + "\" is not a block of addresses");
    }
}
