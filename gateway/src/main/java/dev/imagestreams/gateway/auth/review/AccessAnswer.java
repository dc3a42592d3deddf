package dev.imagestreams.gateway.auth.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** @param reason null when there is nothing to say */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessAnswer(boolean allowed, @Nullable String reason) {}
