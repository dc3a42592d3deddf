package dev.imagestreams.gateway.api.list;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a label selector by the grammar of Kubernetes' {@code labels.Parse}, and complains in its words. */
final class LabelSelectorParser {

    private static final String BINARY = "in, notin, =, ==, !=, gt, lt";
    private static final Set<String> EXACT = Set.of("=", "==", "!=", ">", "<");

    private final LabelTokens tokens;

    LabelSelectorParser(String text) {
        this.tokens = new LabelTokens(text);
    }

    List<LabelRequirement> parse() {
        List<LabelRequirement> requirements = new ArrayList<>();
        String next = tokens.peek();
        while (!next.equals(LabelTokens.END)) {
            if (!startsRequirement(next)) {
                throw bad(found(next, "!, identifier, or 'end of string'"));
            }
            requirements.add(requirement());
            String after = tokens.next();
            next = tokens.peek();
            if (after.equals(",") && !startsRequirement(next)) {
                throw bad(found(next, "identifier after ','"));
            }
            if (!after.equals(",") && !after.equals(LabelTokens.END)) {
                throw bad(found(after, "',' or 'end of string'"));
            }
        }
        return requirements;
    }

    private static boolean startsRequirement(String token) {
        return token.equals("!") || LabelTokens.isIdentifier(token);
    }

    private LabelRequirement requirement() {
        boolean absent = tokens.peek().equals("!");
        if (absent) {
            tokens.next();
        }
        String key = tokens.next();
        if (!LabelTokens.isIdentifier(key)) {
            throw unparsable(found(key, "identifier"));
        }
        LabelText.keyProblem(key).ifPresent(problem -> {
            throw unparsable("<nil>: Invalid value: \"" + key + "\": " + problem);
        });
        String next = tokens.peek();
        if (absent || next.equals(LabelTokens.END) || next.equals(",")) {
            return new LabelRequirement(key, absent ? "!" : "", Set.of());
        }
        String operator = tokens.next();
        Set<String> values;
        if (operator.equals("in") || operator.equals("notin")) {
            values = values();
        } else if (EXACT.contains(operator)) {
            values = Set.of(exactValue());
        } else {
            throw unparsable(found(operator, BINARY));
        }
        check(key, operator, values);
        return new LabelRequirement(key, operator, values);
    }

    private static void check(String key, String operator, Set<String> values) {
        boolean compares = operator.equals(">") || operator.equals("<");
        for (String value : values) {
            if (compares && !value.matches("-?[0-9]{1,18}")) {
                throw unparsable("values[0]: Invalid value: \"" + value
                        + "\": for 'Gt', 'Lt' operators, the value must be an integer");
            }
            if (!compares) {
                LabelText.valueProblem(value).ifPresent(problem -> {
                    throw unparsable("values[0][" + key + "]: Invalid value: \"" + value + "\": " + problem);
                });
            }
        }
    }

    private String exactValue() {
        String next = tokens.peek();
        if (next.equals(LabelTokens.END) || next.equals(",")) {
            return "";
        }
        tokens.next();
        if (!LabelTokens.isIdentifier(next)) {
            throw unparsable(found(next, "identifier"));
        }
        return next;
    }

    private Set<String> values() {
        String open = tokens.next();
        if (!open.equals("(")) {
            throw unparsable("found '" + open + "' expected: '('");
        }
        Set<String> values = new LinkedHashSet<>();
        boolean valueExpected = true;
        for (String token = tokens.next(); !token.equals(")"); token = tokens.next()) {
            if (token.equals(",")) {
                if (valueExpected) {
                    values.add("");
                }
                valueExpected = true;
            } else if (LabelTokens.isIdentifier(token) && valueExpected) {
                values.add(token);
                valueExpected = false;
            } else {
                throw unparsable(found(token, valueExpected ? "',', ')' or identifier" : "',' or ')'"));
            }
        }
        if (valueExpected && !values.isEmpty()) {
            values.add("");
        }
        if (values.isEmpty()) {
            throw unparsable("values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
        }
        return values;
    }

    private static String found(String token, String expected) {
        return "found '" + token + "', expected: " + expected;
    }

    private static ImageStreamException unparsable(String why) {
        return bad("unable to parse requirement: " + why);
    }

    private static ImageStreamException bad(String why) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, why);
    }
}
