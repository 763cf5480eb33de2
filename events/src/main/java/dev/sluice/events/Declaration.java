package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What a user's resource means to Sluice, whatever tool it was written for.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SourceDeclaration.class, name = "Source"),
    @JsonSubTypes.Type(value = DeliveryDeclaration.class, name = "Delivery"),
    @JsonSubTypes.Type(value = ControlPlaneDeclaration.class, name = "ControlPlane"),
    @JsonSubTypes.Type(value = ChartRepositoryDeclaration.class, name = "ChartRepository")
})
public sealed interface Declaration
        permits SourceDeclaration,
                DeliveryDeclaration,
                ControlPlaneDeclaration,
                ChartRepositoryDeclaration {}
