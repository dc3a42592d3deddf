package dev.imagestreams.gateway.hook.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The secret itself, for senders that cannot sign: as the value of the configured header, alone or after {@code Bearer}; as
 * the password of basic authentication, whatever the user; or as the last part of the address, for senders that can send
 * nothing else.
 */
public final class SharedSecret implements Proof {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    @Override
    public boolean isGivenBy(HookRequest request, Trust trust) {
        boolean inAddress = request.pathSecret() != null && trust.secrets().contain(request.pathSecret());
        return inAddress
                | request.header(trust.header())
                        .map(value -> isIn(value, trust.secrets()))
                        .orElse(false);
    }

    /** In a header of this name, whatever is configured. */
    public static Proof inHeader(String name) {
        return (request, trust) ->
                request.header(name).map(value -> isIn(value, trust.secrets())).orElse(false);
    }

    private static boolean isIn(String value, Secrets secrets) {
        if (startsWith(value, BASIC)) {
            return secrets.contain(value) | secrets.contain(password(value.substring(BASIC.length())));
        }
        return secrets.contain(startsWith(value, BEARER) ? value.substring(BEARER.length()) : value)
                | secrets.contain(value);
    }

    private static boolean startsWith(String value, String scheme) {
        return value.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.trim()), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
