package dev.imagestreams.imports.secret;

import static dev.imagestreams.model.error.FieldError.forbidden;
import static dev.imagestreams.model.error.FieldError.invalid;
import static dev.imagestreams.model.error.FieldError.required;

import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a secret must be, as Kubernetes validates it and in its words. Never quotes a value: {@code oc} prints errors.
 */
final class SecretRules {

    private static final int MAX_DATA = 1024 * 1024;
    private static final int MAX_NAME = 253;
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final String LOCKED = "field is immutable when `immutable` is set";

    private SecretRules() {}

    static boolean isName(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    /** @throws ImageStreamException {@link ErrorCode#INVALID} naming every broken rule, or {@link ErrorCode#BAD_REQUEST} */
    static void requireValid(SecretDraft draft) {
        refuse(broken(draft));
    }

    /** @param before the secret that is to become the draft */
    static void requireValidUpdate(SecretDraft before, SecretDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        if (!before.type().equals(draft.type())) {
            errors.add(invalid("type", draft.type(), "field is immutable"));
        }
        if (before.immutable() && !draft.immutable()) {
            errors.add(forbidden("immutable", LOCKED));
        }
        if (before.immutable() && !before.data().equals(draft.data())) {
            errors.add(forbidden("data", LOCKED));
        }
        errors.addAll(broken(draft));
        refuse(errors);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
    }

    private static List<FieldError> broken(SecretDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        if (!NAME.matcher(draft.name()).matches()) {
            errors.add(invalid(
                    "metadata.name",
                    draft.name(),
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"));
        }
        if (draft.name().length() > MAX_NAME) {
            errors.add(invalid("metadata.name", draft.name(), "must be no more than 253 characters"));
        }
        Map<String, byte[]> data = decoded(draft.data());
        data.keySet().forEach(key -> checkKey(key, errors));
        if (data.values().stream().mapToLong(value -> value.length).sum() > MAX_DATA) {
            errors.add(FieldError.tooLong("data", MAX_DATA));
        }
        checkType(draft, data, errors);
        return errors;
    }

    private static void checkKey(String key, List<FieldError> errors) {
        String field = "data[" + key + ']';
        if (key.length() > MAX_NAME) {
            errors.add(invalid(field, key, "must be no more than 253 characters"));
        }
        if (!KEY.matcher(key).matches()) {
            errors.add(invalid(
                    field,
                    key,
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or"
                            + " 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"));
        }
        if (key.equals(".")) {
            errors.add(invalid(field, key, "must not be '.'"));
        } else if (key.equals("..")) {
            errors.add(invalid(field, key, "must not be '..'"));
        } else if (key.startsWith("..")) {
            errors.add(invalid(field, key, "must not start with '..'"));
        }
    }

    private static void checkType(SecretDraft draft, Map<String, byte[]> data, List<FieldError> errors) {
        switch (draft.type()) {
            case SecretTypes.DOCKER_CONFIG_JSON -> checkJson(SecretTypes.DOCKER_CONFIG_JSON_KEY, data, errors);
            case SecretTypes.DOCKER_CONFIG -> checkJson(SecretTypes.DOCKER_CONFIG_KEY, data, errors);
            case SecretTypes.BASIC_AUTH -> {
                if (!data.containsKey("username") && !data.containsKey("password")) {
                    errors.add(required("data[username]", ""));
                    errors.add(required("data[password]", ""));
                }
            }
            case SecretTypes.SSH_AUTH -> {
                if (data.getOrDefault("ssh-privatekey", new byte[0]).length == 0) {
                    errors.add(required("data[ssh-privatekey]", ""));
                }
            }
            case SecretTypes.TLS -> {
                for (String key : List.of("tls.crt", "tls.key")) {
                    if (!data.containsKey(key)) {
                        errors.add(required("data[" + key + ']', ""));
                    }
                }
            }
            case SecretTypes.SERVICE_ACCOUNT_TOKEN -> {
                if (draft.annotations()
                        .getOrDefault(SecretTypes.SERVICE_ACCOUNT_NAME, "")
                        .isEmpty()) {
                    errors.add(required("metadata.annotations[" + SecretTypes.SERVICE_ACCOUNT_NAME + ']', ""));
                }
            }
            default -> {
                // Opaque, or a type of somebody else's: no key is promised.
            }
        }
    }

    private static void checkJson(String key, Map<String, byte[]> data, List<FieldError> errors) {
        String field = "data[" + key + ']';
        byte[] json = data.get(key);
        if (json == null) {
            errors.add(required(field, ""));
        } else {
            JsonObjects.fault(json).ifPresent(fault -> errors.add(invalid(field, "<secret contents redacted>", fault)));
        }
    }

    private static Map<String, byte[]> decoded(Map<String, String> data) {
        Map<String, byte[]> decoded = new HashMap<>();
        data.forEach((key, value) -> {
            try {
                decoded.put(key, Base64.getDecoder().decode(value));
            } catch (IllegalArgumentException e) {
                // Without the cause, which quotes the value.
                throw new ImageStreamException(ErrorCode.BAD_REQUEST, "data[" + key + "] is no base64");
            }
        });
        return new TreeMap<>(decoded);
    }
}
