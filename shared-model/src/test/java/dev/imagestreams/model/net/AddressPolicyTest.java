package dev.imagestreams.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private final AddressPolicy policy = new AddressPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "93.184.216.34",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "100.128.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::8a",
                "2600::"
            })
    void theOpenInternetIsPermitted(String address) throws UnknownHostException {
        assertThat(policy.permits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255"
            })
    void insideAddressesAreDenied(String address) throws UnknownHostException {
        assertThat(policy.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "100::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1"
            })
    void insideAddressesOfIpv6AreDenied(String address) throws UnknownHostException {
        assertThat(policy.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b:1::7f00:1",
                "2002:7f00:1::",
                "2001:0:53aa:64c:0:0:80ff:fffe"
            })
    void ipv4InADisguiseIsDenied(String address) throws UnknownHostException {
        assertThat(policy.permits(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void aMappedAddressThatAResolverLeftAsIpv6IsDenied() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

        assertThat(policy.permits(Inet6Address.getByAddress(null, mapped, -1))).isFalse();
    }

    @Test
    void anOperatorsBlockIsPermittedAndNothingBesideIt() throws UnknownHostException {
        AddressPolicy opened = new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8"), Cidr.parse("fd00:1::/32")));

        assertThat(opened.permits(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(opened.permits(InetAddress.getByName("::ffff:127.0.0.1"))).isTrue();
        assertThat(opened.permits(InetAddress.getByName("fd00:1::7"))).isTrue();
        assertThat(opened.permits(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(opened.permits(InetAddress.getByName("::1"))).isFalse();
    }
}
